package org.epsilonlab.data;

import java.util.List;
import org.epsilonlab.image.Pixels;

/** Pictures of one pixel, picture i with the value i / n and the label i mod 3. */
record Invented(int size) implements LabelledImages {
    @Override
    public String name() {
        return "invented";
    }

    @Override
    public Pixels image(int i) {
        return new Pixels(1, 1, 1, new float[] {(float) i / size});
    }

    @Override
    public int label(int i) {
        return i % 3;
    }

    @Override
    public List<String> classes() {
        return List.of("a", "b", "c");
    }
}
