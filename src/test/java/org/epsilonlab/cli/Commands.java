package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.epsilonlab.Reference;
import org.epsilonlab.data.DataShelf;

/** Runs command lines in this process on the reference networks. */
final class Commands {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path userModels;
    private final Path assets;

    Commands(Path userModels) {
        this(userModels, Path.of("assets"));
    }

    /** @param assets instead of the bundled data */
    Commands(Path userModels, Path assets) {
        this.userModels = userModels;
        this.assets = assets;
    }

    int run(String... words) {
        out.reset();
        err.reset();
        return EpsilonLabCommand.run(
                words,
                new CliContext(
                        Reference.FOLDER.resolve("models"),
                        userModels,
                        userModels.resolveSibling("runs"),
                        userModels.resolveSibling("architectures"),
                        new DataShelf(assets, userModels.resolveSibling("data")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Expects a failure of one sentence that holds {@code part}, and nothing else printed. */
    void fails(int exit, String part, String... words) {
        int left = run(words);
        assertThat(err()).contains(part).hasLineCount(1).endsWith("." + System.lineSeparator());
        assertThat(err()).doesNotContain("Exception").doesNotContain("went wrong");
        assertThat(out()).isEmpty();
        assertThat(left).isEqualTo(exit);
    }
}
