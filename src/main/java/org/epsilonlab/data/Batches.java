package org.epsilonlab.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/** Pictures in batches, in their own order or in one that is given; each batch is made when it is asked for. */
public final class Batches implements Iterable<Batch> {

    private final LabelledImages images;
    private final int[] order;
    private final int batchSize;

    private Batches(LabelledImages images, int[] order, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(
                    "A batch of " + batchSize + " pictures is not possible; take 1 or more.");
        }
        this.images = images;
        this.order = order;
        this.batchSize = batchSize;
    }

    /** All pictures in their own order. */
    public static Batches of(LabelledImages images, int batchSize) {
        int[] order = new int[images.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return new Batches(images, order, batchSize);
    }

    /**
     * The pictures whose indices are given, in that order.
     *
     * @param order indices into the pictures, such as a {@link #permutation}; any length, repeats allowed
     */
    public static Batches of(LabelledImages images, int[] order, int batchSize) {
        return new Batches(images, order.clone(), batchSize);
    }

    /** How many batches there are. */
    public int count() {
        return (order.length + batchSize - 1) / batchSize;
    }

    /** Batch {@code index} of 0…count−1. */
    public Batch get(int index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException("There is no batch " + index + " of " + count() + ".");
        }
        int from = index * batchSize;
        int size = Math.min(batchSize, order.length - from);
        int each = images.shape().size();
        float[] values = new float[Math.multiplyExact(size, each)];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            images.copyTo(order[from + i], values, i * each);
            labels[i] = images.label(order[from + i]);
        }
        return new Batch(from, size, values, labels);
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count();
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }

    /**
     * The numbers 0…n−1 in a random order that depends on {@code n} and {@code seed} alone, so that a run can be
     * repeated on any machine and any Java: Fisher and Yates's shuffle over the 64-bit output of SplitMix64 (Steele,
     * Lea and Flood 2014), which is what {@link SplittableRandom#nextLong} is specified to be.
     */
    public static int[] permutation(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            // A place in 0…i from the upper 32 bits by multiplication: the JDK may change how it bounds its numbers.
            int place = (int) (((random.nextLong() >>> 32) * (i + 1)) >>> 32);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
