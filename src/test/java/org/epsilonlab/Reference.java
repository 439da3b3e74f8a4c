package org.epsilonlab;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the Python libraries answered; {@code src/test/peers/make_reference.py} made it. */
public final class Reference {

    /** The stored answers. */
    public static final Path FOLDER = Path.of("src", "test", "resources", "reference");

    private Reference() {}

    /** A reference network's folder. */
    public static Path model(String name) {
        return FOLDER.resolve("models").resolve(name);
    }

    /** A stored array. */
    public static NDArray array(NDManager scope, String file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(FOLDER.resolve(file)))) {
            return NDList.decode(scope, in).singletonOrThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stored labels. */
    public static int[] labels(NDManager scope, String file) {
        return Arrays.stream(array(scope, file).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
