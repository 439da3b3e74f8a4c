package org.epsilonlab.attack;

import java.util.List;
import org.epsilonlab.image.Pixels;

/**
 * Pictures to attack, at most as many as fit into memory at once. Immutable.
 *
 * @param spec how
 * @param images originals of the network's shape
 * @param labels their true classes, as many
 * @param firstIndex index of the first picture in its data set; randomness depends on it
 * @param trace whether to keep each step of the first picture
 */
public record AttackRequest(AttackSpec spec, List<Pixels> images, List<Integer> labels, int firstIndex, boolean trace) {

    public AttackRequest {
        images = List.copyOf(images);
        labels = List.copyOf(labels);
        if (images.isEmpty() || images.size() != labels.size()) {
            throw new IllegalArgumentException("an attack needs at least one picture and a label for each");
        }
    }

    /** One picture, its steps kept. */
    public static AttackRequest one(AttackSpec spec, Pixels image, int label) {
        return new AttackRequest(spec, List.of(image), List.of(label), 0, true);
    }
}
