package org.epsilonlab.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.epsilonlab.model.InputShape;

/** What tells one data set of the user's own from all others: a SHA-256 over its pictures in their order. */
final class SetDigest {

    private final MessageDigest sha;

    /** @param train how many of the pictures are to train on; they are added first */
    SetDigest(InputShape shape, List<String> classes, int train) {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        sha.update((shape + "\n" + classes + "\n" + train + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @param values of one picture, 0…255 as unsigned bytes, channel first */
    void add(int label, byte[] values) {
        sha.update((byte) label);
        sha.update(values);
    }

    /** Of all that were added; asked for once. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
