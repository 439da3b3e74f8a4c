package org.epsilonlab.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One measured accuracy on a model card.
 *
 * @param data what it was measured on
 * @param n number of pictures
 * @param attack the attack that measured {@code robust}
 * @param norm {@code linf}, {@code l2} or {@code l1}
 * @param epsilon its budget
 * @param steps its number of steps
 * @param clean share of the pictures classified correctly, in [0, 1]
 * @param robust share still classified correctly under the attack, in [0, 1]
 * @param interval 95 % Wilson interval of {@code robust}: lower and upper end
 */
public record AccuracyRecord(
        String data,
        int n,
        String attack,
        String norm,
        double epsilon,
        int steps,
        double clean,
        double robust,
        List<Double> interval) {

    /** Whether a card says everything; a parser leaves null where it does not. */
    boolean isComplete() {
        return Stream.of(data, attack, norm, interval).noneMatch(Objects::isNull)
                && n > 0
                && interval.size() == 2
                && interval.stream().noneMatch(Objects::isNull);
    }
}
