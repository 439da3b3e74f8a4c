package org.epsilonlab.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A gzipped IDX file of unsigned bytes, the form in which MNIST and Fashion-MNIST are published: two zero bytes, the
 * type 0x08, the number of dimensions, each dimension as a big-endian int, then the values (LeCun, Cortes and Burges,
 * "The MNIST database of handwritten digits").
 */
final class Idx {
    private static final int UNSIGNED_BYTES = 0x08;
    private static final int LARGEST = 1 << 30;
    private final int[] shape;
    private final byte[] values;

    private Idx(int[] shape, byte[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * Reads a whole file; one whose name does not end in {@code .gz} has been unpacked already.
     *
     * @param dimensions how many dimensions it must have: 1 for labels, 3 for grey pictures, 4 for any
     */
    static Idx read(Path file, int dimensions) throws DataException {
        try (DataInputStream in = new DataInputStream(open(file))) {
            int magic = in.readInt();
            if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
                throw new DataException(file + " is not an IDX file of bytes in " + dimensions
                        + " dimension(s); put the published file there.");
            }
            int[] shape = new int[dimensions];
            long count = 1;
            for (int d = 0; d < dimensions; d++) {
                shape[d] = in.readInt();
                count = shape[d] < 1 || count > LARGEST ? Long.MAX_VALUE : count * shape[d];
            }
            if (count > LARGEST) {
                throw new DataException(file + " claims the impossible shape " + Arrays.toString(shape)
                        + "; put the published file there.");
            }
            byte[] values = new byte[(int) count];
            in.readFully(values);
            if (in.read() >= 0) {
                throw new DataException(file + " is longer than its header says; put the published file there.");
            }
            return new Idx(shape, values);
        } catch (NoSuchFileException e) {
            throw new DataException(file + " is missing; put the published file there.", e);
        } catch (EOFException e) {
            throw new DataException(file + " is cut short; copy it anew.", e);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(file + " cannot be read as a gzip file; copy it anew.", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz")
                ? new GZIPInputStream(in, 1 << 16)
                : new BufferedInputStream(in, 1 << 16);
    }

    /** What comes after the header. */
    @FunctionalInterface
    interface Values {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file of that shape; the values must be as many as the shape says. */
    static void write(Path file, int[] shape, Values values) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
            out.writeInt(UNSIGNED_BYTES << 8 | shape.length);
            for (int length : shape) {
                out.writeInt(length);
            }
            values.writeTo(out);
        }
    }

    int length(int dimension) {
        return shape[dimension];
    }

    /** The values in their order, 0…255 as unsigned bytes; not copied, so not to be changed. */
    byte[] values() {
        return values;
    }
}
