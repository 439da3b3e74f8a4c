package org.epsilonlab.attack;

import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.image.Pixels;

/**
 * Pictures to attack, at most as many as fit into memory at once. Immutable.
 *
 * @param spec how
 * @param images originals of the network's shape
 * @param labels their true classes, as many
 * @param indices where each lies in its data set, as many; a picture's randomness depends on it
 * @param trace whether to keep each step of the first picture
 */
public record AttackRequest(
        AttackSpec spec, List<Pixels> images, List<Integer> labels, List<Integer> indices, boolean trace) {

    public AttackRequest {
        images = List.copyOf(images);
        labels = List.copyOf(labels);
        indices = List.copyOf(indices);
        if (images.isEmpty() || images.size() != labels.size() || images.size() != indices.size()) {
            throw new IllegalArgumentException("an attack needs at least one picture and a label for each");
        }
    }

    /** Pictures that lie one after the other in their data set, the first of them at {@code firstIndex}. */
    public AttackRequest(AttackSpec spec, List<Pixels> images, List<Integer> labels, int firstIndex, boolean trace) {
        this(
                spec,
                images,
                labels,
                IntStream.range(firstIndex, firstIndex + images.size()).boxed().toList(),
                trace);
    }

    /** Indices for {@code count} copies of the first picture, after {@code before} others. */
    int[] indices(int before, int count) {
        int first = indices.get(0) + before;
        return IntStream.range(first, first + count).toArray();
    }

    /** One picture, its steps kept. */
    public static AttackRequest one(AttackSpec spec, Pixels image, int label) {
        return new AttackRequest(spec, List.of(image), List.of(label), 0, true);
    }
}
