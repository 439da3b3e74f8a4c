package org.epsilonlab.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads an .npy file value by value from its start, without ever holding the whole of it.
 *
 * <p>Own code because the libraries on Maven Central do not serve: org.jetbrains.bio:npy brings Kotlin's runtime and
 * org.openlca:npy (0.0.3) reads whole arrays only; DJL's decoder needs an engine and has no words for a damaged file.
 */
final class NpyReader implements AutoCloseable {
    private final InputStream in;
    private final NpyHeader header;
    private final String name;
    private final int width;

    private NpyReader(InputStream in, NpyHeader header, String name, int width) {
        this.in = in;
        this.header = header;
        this.name = name;
        this.width = width;
    }

    /** Opens an array of float32 or float64 values; the latter are rounded to the nearest float32. */
    static NpyReader floats(Path file) throws DataException {
        return open(file, List.of("<f4", "<f8"), "float32", "x.astype('<f4')");
    }

    /** Opens an array of int64, int32 or uint8 values. */
    static NpyReader integers(Path file) throws DataException {
        return open(file, List.of("<i8", "<i4", "|u1"), "int64", "y.astype('<i8')");
    }

    private static NpyReader open(Path file, List<String> types, String wanted, String remedy) throws DataException {
        String name = String.valueOf(file.getFileName());
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
            try {
                NpyHeader header = NpyHeader.read(in, name);
                if (!types.contains(header.type())) {
                    throw new DataException(name + " holds values of the type " + header.type() + " where " + wanted
                            + " is needed; save " + remedy + ".");
                }
                if (!header.rowMajor()) {
                    throw new DataException(name + " is in Fortran order; save numpy.ascontiguousarray of it.");
                }
                int width = header.type().charAt(2) - '0';
                if (Files.size(file) - header.length() < Math.multiplyExact(header.count(), (long) width)) {
                    throw new EOFException();
                }
                return new NpyReader(in, header, name, width);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (DataException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new DataException(file + " does not exist; check the path.", e);
        } catch (EOFException e) {
            throw cutShort(name, e);
        } catch (ArithmeticException e) {
            throw new DataException(name + " claims an impossible shape; save the array with numpy.save.", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read; check that it is a file and its permissions.", e);
        }
    }

    /** The length of each dimension. */
    List<Integer> shape() {
        return header.shape();
    }

    /** The number of values in all. */
    long count() {
        return header.count();
    }

    /** Leaves out the next {@code count} values. */
    void skip(long count) throws DataException {
        try {
            in.skipNBytes(count * width);
        } catch (IOException e) {
            throw cutShort(name, e);
        }
    }

    /** Reads as many values as the target holds. */
    void read(float[] target) throws DataException {
        ByteBuffer bytes = next(target.length);
        for (int i = 0; i < target.length; i++) {
            target[i] = width == 4 ? bytes.getFloat() : (float) bytes.getDouble();
        }
    }

    /** Reads as many values as the target holds. */
    void read(long[] target) throws DataException {
        ByteBuffer bytes = next(target.length);
        for (int i = 0; i < target.length; i++) {
            target[i] = switch (width) {
                case 8 -> bytes.getLong();
                case 4 -> bytes.getInt();
                default -> Byte.toUnsignedInt(bytes.get());
            };
        }
    }

    private ByteBuffer next(int count) throws DataException {
        int length = Math.multiplyExact(count, width);
        try {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw cutShort(name, e);
        }
    }

    private static DataException cutShort(String name, IOException cause) {
        return new DataException(name + " is cut short; copy or save it anew.", cause);
    }

    @Override
    public void close() throws DataException {
        try {
            in.close();
        } catch (IOException e) {
            throw new DataException(name + " could not be closed; try again.", e);
        }
    }
}
