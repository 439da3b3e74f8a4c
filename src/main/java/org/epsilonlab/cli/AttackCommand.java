package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.NpyWriter;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code attack}: adversarial pictures as an array, as PNGs, and a report of each. */
@Command(
        name = "attack",
        description = "Attacks pictures and writes adversarial.npy, PNGs of up to 64 pictures and report.json.",
        mixinStandardHelpOptions = true)
final class AttackCommand implements Callable<Integer> {

    private final CliContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Subject subject = new Subject();

    @Mixin
    private AttackOptions attack = new AttackOptions();

    @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The budget, such as 0.1 or 8/255.")
    private String epsilon = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for what is written.")
    private Path out = Path.of("");

    AttackCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        boolean made = !Files.exists(out);
        try (Interrupt interrupt = new Interrupt();
                Subject.Opened opened = subject.open(context)) {
            List<String> classes = opened.classifier().card().classes();
            AttackSpec asked = attack.spec(AttackOptions.epsilon(epsilon), classes);
            int batch = subject.batchSize();
            makeFolder();
            AttackReport report = new AttackReport(asked, classes);
            EvaluationResult result = write(opened, asked, batch, report, interrupt);
            report.measure(opened.images(), out);
            new AttackPictures(out, opened.images(), classes).write(report.rows());
            WholeFile.write(
                    out.resolve("report.json"),
                    Json.GSON.toJson(report.json(result)).getBytes(StandardCharsets.UTF_8));
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%s on %s, n = %,d: clean %.2f %%, under attack %.2f %% (95 %%: %.2f – %.2f), success %.2f %%,"
                                    + " %.2f s; written to %s%n",
                            asked.description().name(),
                            result.model(),
                            result.n(),
                            100 * result.cleanAccuracy(),
                            100 * result.robustAccuracy(),
                            100 * result.interval95().lower(),
                            100 * result.interval95().upper(),
                            100 * result.successRate(),
                            result.seconds(),
                            out);
            if (result.zeroGradients() > 0) {
                context.out()
                        .printf(
                                "%d of the pictures had a gradient that is zero everywhere, so the attack could not move"
                                        + " them.%n",
                                result.zeroGradients());
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        } finally {
            if (made) {
                removeIfEmpty();
            }
        }
    }

    private EvaluationResult write(
            Subject.Opened opened, AttackSpec asked, int batch, AttackReport report, Interrupt interrupt)
            throws Exception {
        InputShape shape = opened.images().shape();
        int size = shape.size();
        float[] values = new float[batch * size];
        try (NpyWriter writer = NpyWriter.start(
                out.resolve("adversarial.npy"),
                opened.images().size(),
                shape.channels(),
                shape.height(),
                shape.width())) {
            EvaluationListener listener = new EvaluationListener() {
                @Override
                public void outcomes(int index, int from, List<AttackOutcome> outcomes) throws IOException {
                    for (int i = 0; i < outcomes.size(); i++) {
                        outcomes.get(i).adversarial().copyTo(values, i * size);
                        report.add(from + i, outcomes.get(i));
                    }
                    writer.append(values, 0, outcomes.size() * size);
                }

                @Override
                public boolean isCancelled() {
                    return interrupt.isStopped();
                }
            };
            EvaluationResult result = Evaluator.evaluate(
                            opened.classifier(), EvaluationPlan.of(opened.images(), asked, batch), listener)
                    .get(0);
            writer.commit();
            return result;
        }
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new IOException(out + " cannot be made a folder; name another with --out.", e);
        }
    }

    private void removeIfEmpty() throws IOException {
        if (Files.isDirectory(out)) {
            boolean empty;
            try (var children = Files.list(out)) {
                empty = children.findAny().isEmpty();
            }
            if (empty) {
                Files.delete(out);
            }
        }
    }
}
