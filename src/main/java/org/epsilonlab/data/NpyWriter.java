package org.epsilonlab.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.epsilonlab.image.WholeFile;

/**
 * Writes an .npy file of float32 piece by piece, so that ten thousand adversarial pictures need not be held at once.
 * The file appears whole with {@link #commit} or not at all.
 */
public final class NpyWriter implements AutoCloseable {
    private final WholeFile file;
    private long missing;

    private NpyWriter(WholeFile file, long missing) {
        this.file = file;
        this.missing = missing;
    }

    /**
     * Starts an array.
     *
     * @param shape the length of each dimension, such as N, C, H, W
     * @throws IOException one sentence, if the file cannot be made
     */
    public static NpyWriter start(Path target, int... shape) throws IOException {
        long count = 1;
        for (int length : shape) {
            count = Math.multiplyExact(count, (long) length);
        }
        WholeFile file = WholeFile.start(target);
        file.out().write(NpyHeader.bytes("<f4", shape));
        return new NpyWriter(file, count);
    }

    /** Writes a whole array at once. */
    public static void write(Path target, float[] values, int... shape) throws IOException {
        try (NpyWriter writer = start(target, shape)) {
            writer.append(values, 0, values.length);
            writer.commit();
        }
    }

    /** Writes labels as an int64 vector. */
    public static void writeLabels(Path target, int[] labels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : labels) {
            bytes.putLong(label);
        }
        try (WholeFile file = WholeFile.start(target)) {
            file.out().write(NpyHeader.bytes("<i8", labels.length));
            file.out().write(bytes.array());
            file.commit();
        }
    }

    /**
     * Writes the next values in C order.
     *
     * @throws IllegalArgumentException if the shape has no room for that many
     */
    public void append(float[] values, int from, int count) throws IOException {
        if (count > missing) {
            throw new IllegalArgumentException(
                    count + " values do not fit into an array that has room for " + missing + " more.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(4, count)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, from, count);
        file.out().write(bytes.array());
        missing -= count;
    }

    /**
     * Puts the finished file in place.
     *
     * @throws IllegalStateException if values are missing that the shape promises
     */
    public void commit() throws IOException {
        if (missing > 0) {
            throw new IllegalStateException("The array still lacks " + missing + " values.");
        }
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
