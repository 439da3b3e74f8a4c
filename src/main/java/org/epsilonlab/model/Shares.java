package org.epsilonlab.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Divides the pictures of a batch among the cores, each core computing its share from the first operation to the last. Where
 * the cores divide every single operation they wait for each other after each: in PyTorch two cores took 90 µs for a gradient
 * of the robust network, and 75 µs where each computed by itself.
 */
public final class Shares {

    /** Whether this thread is computing a share. */
    private static final ThreadLocal<Boolean> UNDER_WAY = ThreadLocal.withInitial(() -> false);

    private Shares() {}

    /** Whether this thread computes a share, so that the engine is to use one core for it. */
    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    /**
     * Computes shares side by side, or all at once where the pictures are too few for it.
     *
     * @param rows the pictures
     * @param size how many values a picture has
     * @param work computes a share; called on several threads at once, for different pictures
     * @return what came of the shares, in their order
     */
    public static <T> List<T> of(int[] rows, int size, Function<int[], T> work) {
        return divide(rows, (int) Math.min(Torch.threads(), (long) rows.length * size / Torch.LITTLE), work);
    }

    /** At most so many shares. */
    static <T> List<T> divide(int[] rows, int most, Function<int[], T> work) {
        int shares = Math.min(rows.length, most);
        if (shares <= 1 || isUnderWay()) {
            return List.of(work.apply(rows));
        }
        try {
            return IntStream.range(0, shares)
                    .parallel()
                    .mapToObj(k -> Arrays.copyOfRange(rows, rows.length * k / shares, rows.length * (k + 1) / shares))
                    .map(share -> alone(() -> work.apply(share)))
                    .toList();
        } catch (RuntimeException e) {
            // What another thread threw arrives as a copy that has lost its words.
            throw e.getCause() instanceof RuntimeException cause && cause.getClass() == e.getClass() ? cause : e;
        }
    }

    /** Computes a share on the calling thread, with one core, beside others that do so. */
    public static <T> T alone(Supplier<T> work) {
        // A thread that waits within its share may be given another one meanwhile.
        boolean before = UNDER_WAY.get();
        UNDER_WAY.set(true);
        try {
            return work.get();
        } finally {
            UNDER_WAY.set(before);
        }
    }
}
