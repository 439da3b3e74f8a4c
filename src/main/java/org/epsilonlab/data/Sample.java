package org.epsilonlab.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;

/** Pictures drawn from a larger set, seen through it, in the order in which they lie there. */
final class Sample implements LabelledImages {

    private static final Pattern FORM = Pattern.compile("\\[random (\\d{1,9})(?: seed (-?\\d{1,18}))?]");

    private final LabelledImages whole;
    private final int[] chosen;
    private final long seed;

    private Sample(LabelledImages whole, int[] chosen, long seed) {
        this.whole = whole;
        this.chosen = chosen;
        this.seed = seed;
    }

    static Sample of(LabelledImages whole, int count, long seed) {
        int size = whole.size();
        if (count < 1 || count > size) {
            throw new IllegalArgumentException(
                    count + " pictures cannot be drawn from " + whole.name() + ", which has " + size + ".");
        }
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        // The first steps of Fisher and Yates' shuffle; Random's numbers are fixed by its contract.
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(size - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        int[] chosen = Arrays.copyOf(all, count);
        Arrays.sort(chosen);
        return new Sample(whole, chosen, seed);
    }

    /** Whether a part of a set is written as {@code [random n seed s]}. */
    static boolean isWritten(String text) {
        return text.startsWith("[random");
    }

    /** Draws what {@code [random n seed s]} says; without a seed it is 0. */
    static Sample of(LabelledImages whole, String text) throws DataException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DataException(text + " is no random choice; write [random 500 seed 3] with whole numbers.");
        }
        try {
            return of(
                    whole, Integer.parseInt(form.group(1)), form.group(2) == null ? 0 : Long.parseLong(form.group(2)));
        } catch (IllegalArgumentException e) {
            throw new DataException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String name() {
        return whole.name() + "[random " + chosen.length + " seed " + seed + "]";
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public InputShape shape() {
        return whole.shape();
    }

    @Override
    public Pixels image(int i) {
        return whole.image(chosen[i]);
    }

    @Override
    public int label(int i) {
        return whole.label(chosen[i]);
    }

    @Override
    public List<String> classes() {
        return whole.classes();
    }

    @Override
    public String title(int i) {
        return whole.title(chosen[i]);
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        whole.copyTo(chosen[i], target, offset);
    }

    @Override
    public int origin(int i) {
        return whole.origin(chosen[i]);
    }
}
