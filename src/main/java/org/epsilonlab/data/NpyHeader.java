package org.epsilonlab.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands at the start of an .npy file (NumPy enhancement proposal 1): a magic word, a version, and a Python
 * dictionary with the type of the values, their order and the shape of the array.
 *
 * @param type NumPy's name of the type, such as {@code <f4}
 * @param rowMajor true if the last index moves fastest (C order)
 * @param shape the length of each dimension; empty for a single number
 * @param length bytes before the first value
 */
record NpyHeader(String type, boolean rowMajor, List<Integer> shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");

    /** The number of values. */
    long count() {
        long count = 1;
        for (int length : shape) {
            count = Math.multiplyExact(count, (long) length);
        }
        return count;
    }

    /** Reads a header of version 1, 2 or 3 and leaves the stream at the first value. */
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException(name + " is not an .npy file; save the array with numpy.save.");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new DataException(
                    name + " is an .npy file of the unknown version " + version + "; save it with numpy.save.");
        }
        byte[] size = exactly(in, version == 1 ? 2 : 4);
        ByteBuffer number = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        int length = version == 1 ? Short.toUnsignedInt(number.getShort()) : number.getInt();
        if (length < 0 || length > LONGEST) {
            throw unreadable(name);
        }
        String dictionary = new String(exactly(in, length), StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(dictionary);
        Matcher order = ORDER.matcher(dictionary);
        Matcher shape = SHAPE.matcher(dictionary);
        if (!type.find() || !order.find() || !shape.find()) {
            throw unreadable(name);
        }
        return new NpyHeader(
                type.group(1), order.group(1).equals("False"), lengths(shape.group(1), name), 8 + size.length + length);
    }

    /** The bytes of a version 1 header, padded as NumPy pads it. */
    static byte[] bytes(String type, int... shape) {
        String lengths = Arrays.stream(shape).mapToObj(length -> length + ", ").collect(Collectors.joining());
        String trimmed = shape.length > 1 ? lengths.substring(0, lengths.length() - 2) : lengths.strip();
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + trimmed + "), }";
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] dictionary = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + 4 + dictionary.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) dictionary.length)
                .put(dictionary)
                .array();
    }

    private static List<Integer> lengths(String text, String name) throws DataException {
        List<Integer> lengths = new ArrayList<>();
        try {
            for (String part : text.split(",", -1)) {
                if (!part.isBlank()) {
                    lengths.add(Integer.parseUnsignedInt(part.strip().replaceFirst("L$", "")));
                }
            }
        } catch (NumberFormatException e) {
            throw unreadable(name);
        }
        if (lengths.stream().anyMatch(length -> length < 0)) {
            throw unreadable(name);
        }
        return List.copyOf(lengths);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static DataException unreadable(String name) {
        return new DataException(name + " has a header that describes no plain array; save one array with numpy.save.");
    }
}
