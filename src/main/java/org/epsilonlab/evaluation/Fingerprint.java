package org.epsilonlab.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.epsilonlab.data.LabelledImages;

/** Short names of contents: the first twelve hexadecimal digits of a SHA-256. */
public final class Fingerprint {

    private static final int DIGITS = 12;
    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /** Of a file's bytes, such as a network's weights. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be read; check that it is there and yours to read.", e);
        }
        return digits(digest);
    }

    /** Of a text. */
    public static String of(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return digits(digest);
    }

    /** Of pictures and labels, in their order. */
    public static String of(LabelledImages images) {
        MessageDigest digest = sha256();
        int size = images.shape().size();
        float[] values = new float[size];
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (size + 1));
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, values, 0);
            bytes.clear();
            bytes.asFloatBuffer().put(values).put(images.label(i));
            digest.update(bytes.array());
        }
        return digits(digest);
    }

    private static String digits(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
