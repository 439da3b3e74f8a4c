package org.epsilonlab.data;

import java.util.List;
import java.util.Objects;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/** Consecutive pictures of a larger set, seen through it. */
record Slice(LabelledImages whole, int from, int to) implements LabelledImages {
    Slice {
        Objects.checkFromToIndex(from, to, whole.size());
        if (from == to) {
            throw new IndexOutOfBoundsException("The range " + from + ":" + to + " is empty.");
        }
    }

    @Override
    public String name() {
        return whole.name() + "[" + from + ":" + to + "]";
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public InputShape shape() {
        return whole.shape();
    }

    @Override
    public Pixels image(int i) {
        return whole.image(inWhole(i));
    }

    @Override
    public int label(int i) {
        return whole.label(inWhole(i));
    }

    @Override
    public List<String> classes() {
        return whole.classes();
    }

    @Override
    public String title(int i) {
        return whole.title(inWhole(i));
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        whole.copyTo(inWhole(i), target, offset);
    }

    @Override
    public int origin(int i) {
        return whole.origin(inWhole(i));
    }

    private int inWhole(int i) {
        return from + Objects.checkIndex(i, size());
    }
}
