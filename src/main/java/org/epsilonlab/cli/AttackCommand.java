package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.NpyWriter;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attack}: adversarial pictures as an array, as PNGs, and a report of each. */
@Command(
        name = "attack",
        description = "Attacks pictures and writes adversarial.npy, PNGs of up to 64 pictures and report.json.",
        mixinStandardHelpOptions = true)
final class AttackCommand implements Callable<Integer> {

    private final CliContext context;
    private final Interrupt interrupt;

    @Mixin
    private Subject subject = new Subject();

    @Mixin
    private AttackOptions attack = new AttackOptions();

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "The budget, such as 0.1 or 8/255; smallest-perturbation attacks do without.")
    private @Nullable String epsilon;

    @Option(
            names = "--smallest",
            description = "Search for each picture the smallest ε with which the attack succeeds; --epsilon then only"
                    + " decides what counts as success, and --refine how often the search is halved (12).")
    private boolean smallest;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for what is written.")
    private Path out = Path.of("");

    AttackCommand(CliContext context, Interrupt interrupt) {
        this.context = context;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws Exception {
        try (Subject.Opened opened = subject.open(context)) {
            List<String> classes = opened.classifier().card().classes();
            AttackSpec asked = attack.spec(epsilon, smallest, classes);
            try (WholeFolder whole = interrupt.guard(WholeFolder.start(out))) {
                AttackReport report = new AttackReport(asked, classes);
                EvaluationResult result = write(whole.part(), opened, asked, report);
                report.measure(opened.images(), whole.part());
                new AttackPictures(whole.part(), opened.images(), classes).write(report.rows());
                Files.writeString(
                        whole.part().resolve("report.json"),
                        Json.GSON.toJson(report.json(result, opened.images().notes())));
                interrupt.check();
                AttackPictures.removeOlder(out);
                whole.commit();
                print(result, report.medianDistance());
                opened.remarks(result).forEach(context.out()::println);
            }
            return 0;
        }
    }

    private void print(EvaluationResult result, @Nullable Double median) {
        Norm norm = result.attack().norm();
        boolean nearest = result.attack().description().is(AttackDescription.Trait.SMALLEST);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s on %s, n = %,d: clean %.2f %%, under attack %.2f %% (95 %%: %.2f – %.2f), success %.2f %%,"
                                + "%s %.2f s; written to %s%n",
                        result.attack().description().name(),
                        result.model(),
                        result.n(),
                        100 * result.cleanAccuracy(),
                        100 * result.robustAccuracy(),
                        100 * result.interval95().lower(),
                        100 * result.interval95().upper(),
                        100 * result.successRate(),
                        nearest && norm != null && median != null
                                ? String.format(Locale.ROOT, " median %s %.4g,", norm.symbol(), median)
                                : "",
                        result.seconds(),
                        out);
    }

    private EvaluationResult write(Path folder, Subject.Opened opened, AttackSpec asked, AttackReport report)
            throws Exception {
        InputShape shape = opened.images().shape();
        float[] values = new float[shape.size()];
        try (NpyWriter writer = NpyWriter.start(
                folder.resolve("adversarial.npy"),
                opened.images().size(),
                shape.channels(),
                shape.height(),
                shape.width())) {
            EvaluationListener listener = new EvaluationListener() {
                @Override
                public void outcomes(int index, int from, List<AttackOutcome> outcomes) throws IOException {
                    for (int i = 0; i < outcomes.size(); i++) {
                        outcomes.get(i).adversarial().copyTo(values, 0);
                        writer.append(values, 0, values.length);
                        report.add(from + i, outcomes.get(i));
                    }
                }

                @Override
                public boolean isCancelled() {
                    return interrupt.isStopped();
                }
            };
            EvaluationResult result = Evaluator.evaluate(
                            opened.classifier(),
                            EvaluationPlan.of(
                                    opened.images(),
                                    asked,
                                    subject.batchSize(opened.classifier().card())),
                            listener)
                    .get(0);
            writer.commit();
            return result;
        }
    }
}
