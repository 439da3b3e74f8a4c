package org.epsilonlab.training;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;

/** Noisy 6×6 pictures with a bright band on top, in the middle or below: three classes that a small network can learn. */
final class Stripes implements LabelledImages {

    private final int size;
    private final Set<Integer> copied = new TreeSet<>();

    Stripes(int size) {
        this.size = size;
    }

    /** Which pictures were taken for a training batch. */
    Set<Integer> copied() {
        return copied;
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        copied.add(i);
        image(i).copyTo(target, offset);
    }

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Pixels image(int i) {
        SplittableRandom random = new SplittableRandom(i);
        float[] values = new float[36];
        for (int k = 0; k < 36; k++) {
            boolean band = k / 12 == label(i);
            values[k] = (float) (0.35 * random.nextDouble() + (band ? 0.4 : 0.2));
        }
        return new Pixels(1, 6, 6, values);
    }

    @Override
    public int label(int i) {
        return i % 3;
    }

    @Override
    public List<String> classes() {
        return List.of("top", "middle", "bottom");
    }
}
