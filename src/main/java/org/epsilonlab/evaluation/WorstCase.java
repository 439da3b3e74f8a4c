package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;

/**
 * What several attacks together leave of a network's accuracy: a picture counts only if it holds under each of them. An
 * average over attacks would let a weak one hide what a strong one does.
 *
 * @param network fingerprint of its weights
 * @param epsilon the budget of each attack
 * @param attacks of which it is the worst case, at least two
 * @param n how many pictures
 * @param accuracy share that is right under all attacks, in [0, 1]
 * @param interval95 of {@code accuracy}
 */
public record WorstCase(
        String network, double epsilon, List<AttackSpec> attacks, int n, double accuracy, WilsonInterval interval95) {

    public WorstCase {
        attacks = List.copyOf(attacks);
    }

    /** One for each network and budget that two attacks or more were carried out with; random changes are no attacks. */
    public static List<WorstCase> of(List<Measurement> figures) {
        Map<List<Object>, List<Measurement>> same = new LinkedHashMap<>();
        for (Measurement figure : figures) {
            AttackSpec attack = figure.figure().attack();
            if (figure.epsilon() > 0
                    && attack.norm() != null
                    && !attack.goal().isTargeted()
                    && attack.description().group() != AttackDescription.Group.CONTROL) {
                same.computeIfAbsent(
                                List.of(figure.cell().weights(), figure.cell().norm(), figure.epsilon()),
                                any -> new ArrayList<>())
                        .add(figure);
            }
        }
        return same.values().stream()
                .filter(together -> together.size() > 1)
                .map(WorstCase::worst)
                .toList();
    }

    private static WorstCase worst(List<Measurement> together) {
        Measurement first = together.get(0);
        int n = first.figure().n();
        boolean[] fell = new boolean[n];
        for (Measurement figure : together) {
            List<PictureResult> pictures = figure.pictures();
            for (int i = 0; i < n; i++) {
                fell[i] |= !pictures.get(i).holds();
            }
        }
        int standing = 0;
        for (boolean each : fell) {
            standing += each ? 0 : 1;
        }
        return new WorstCase(
                first.cell().weights(),
                first.epsilon(),
                together.stream().map(each -> each.figure().attack()).toList(),
                n,
                (double) standing / n,
                WilsonInterval.of(standing, n));
    }
}
