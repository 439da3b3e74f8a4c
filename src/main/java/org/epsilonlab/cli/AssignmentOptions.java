package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.report.AssignmentTable;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code evaluate --assignment}: which attacks, and where the table goes. */
final class AssignmentOptions {

    /** The budget that the bundled networks are trained for. */
    private static final String EPSILON = "0.1";

    @Option(
            names = "--assignment",
            description =
                    "Makes the assignment's table of the --models: clean, FGSM, FGSM from a new start, PGD-40, the"
                            + " short panel and noise, with one ε (" + EPSILON + ").")
    private boolean wanted;

    @Option(names = "--whole-panel", description = "For the --assignment: the whole panel instead of the short one.")
    private boolean whole;

    @Option(names = "--md", paramLabel = "FILE", description = "Write the --assignment there as Markdown.")
    private @Nullable Path markdown;

    @Option(names = "--tex", paramLabel = "FILE", description = "Write the --assignment there as a LaTeX table.")
    private @Nullable Path latex;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw the --assignment there as SVG.")
    private @Nullable Path figure;

    boolean isWanted() {
        return wanted;
    }

    /**
     * Refuses what does not fit together.
     *
     * @param attacks what was typed of attacks
     */
    void check(List<String> attacks, List<String> epsilons) {
        if (!wanted) {
            if (whole || markdown != null || latex != null || figure != null) {
                throw new WrongUse("--whole-panel, --md, --tex and --figure belong to --assignment");
            }
        } else if (!attacks.isEmpty() || epsilons.size() > 1) {
            throw new WrongUse("--assignment names its attacks itself and takes one ε; leave --attacks out");
        }
    }

    /** The budget where none was typed. */
    List<String> epsilons(List<String> typed) {
        return typed.isEmpty() ? List.of(EPSILON) : typed;
    }

    List<AttackSpec> attacks(AttackOptions options) {
        Map<String, String> given = options.given();
        String norm = given.getOrDefault("norm", Norm.LINF.id());
        if (given.size() > (given.containsKey("norm") ? 1 : 0)) {
            throw new WrongUse("--assignment decides its attacks' parameters itself; give --norm and --seed only");
        }
        try {
            return AssignmentTable.attacks(Norm.of(norm), whole, options.seed());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
    }

    /** Names a place that cannot be written before the work is done. */
    void checkFiles() throws IOException {
        for (Path file : new @Nullable Path[] {markdown, latex, figure}) {
            if (file != null) {
                WholeFile.start(file).close();
            }
        }
    }

    void write(List<Measurement> figures, @Nullable Path csv, CliContext context) throws IOException {
        AssignmentTable table = AssignmentTable.of(figures);
        context.out().printf(Locale.ROOT, "%n%s", table.markdown());
        write(markdown, table.markdown());
        write(latex, table.latex());
        write(csv, table.csv());
        write(figure, table.svg());
    }

    private static void write(@Nullable Path file, String text) throws IOException {
        if (file != null) {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
