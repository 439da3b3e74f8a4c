package org.epsilonlab.data;

import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/** Pictures of one shape with their classes, in a fixed order; may be read from several threads at once. */
public interface LabelledImages {
    /** The label of a picture whose class nobody stated. */
    int UNKNOWN = -1;

    /** What to call these pictures where figures are shown, such as {@code fashion-mnist:test[0:1000]}. */
    String name();

    /** How many pictures there are; at least 1. */
    int size();

    /** The picture at index {@code i} in 0…size−1. */
    Pixels image(int i);

    /** The class of picture {@code i}: an index into {@link #classes()}, or {@link #UNKNOWN}. */
    int label(int i);

    /** The names of the classes in the order of their labels; empty if nobody stated them. */
    List<String> classes();

    /** The shape that every picture has. */
    default InputShape shape() {
        Pixels first = image(0);
        return new InputShape(first.channels(), first.height(), first.width());
    }

    /** What to call picture {@code i}: the file it came from, or its index. */
    default String title(int i) {
        return String.valueOf(i);
    }

    /** One sentence for each thing to know about these pictures, such as a file that had to be left out. */
    default List<String> notes() {
        return List.of();
    }

    /** Writes the values of picture {@code i}, channel first, to {@code target} from {@code offset} on. */
    default void copyTo(int i, float[] target, int offset) {
        image(i).copyTo(target, offset);
    }

    /**
     * The pictures {@code from}…{@code to}−1 of these.
     *
     * @throws IndexOutOfBoundsException if the range leaves the pictures or is empty
     */
    default LabelledImages slice(int from, int to) {
        return new Slice(this, from, to);
    }

    /**
     * Some of these pictures, drawn without replacement, in their order here. The same for the same seed, on every machine.
     *
     * @param count how many, in 1…size
     * @throws IllegalArgumentException with one sentence, if there are not so many
     */
    default LabelledImages random(int count, long seed) {
        return Sample.of(this, count, seed);
    }

    /** Where picture {@code i} lies in the whole set that these were taken from. */
    default int origin(int i) {
        return i;
    }
}
