package org.epsilonlab.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: accuracy under one attack for several ε. */
@Command(
        name = "evaluate",
        description = "Measures the accuracy that an attack leaves, for several ε.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    private final CliContext context;
    private final Interrupt interrupt;

    @Mixin
    private Subject subject = new Subject();

    @Mixin
    private AttackOptions attack = new AttackOptions();

    @Mixin
    private AssignmentOptions assignment = new AssignmentOptions();

    @Option(names = "--epsilons", split = ",", description = "Budgets such as 0,0.05,8/255.")
    private List<String> epsilons = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there too.")
    private @Nullable Path json;

    @Option(names = "--models", split = ",", paramLabel = "M", description = "Several networks instead of --model.")
    private List<String> models = List.of();

    @Option(names = "--attacks", split = ",", paramLabel = "NAME", description = "Several attacks instead of --attack.")
    private List<String> attacks = List.of();

    @Option(names = "--transfer", description = "Tries the examples of each of the --models on all of them.")
    private boolean transfer;

    @Option(
            names = "--target-matrix",
            description = "Attacks each picture towards each class, with the largest budget.")
    private boolean targets;

    @Option(names = "--survival", description = "Saves, squeezes and shifts the examples, and tells which still fool.")
    private boolean survival;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the figures there as a table too.")
    private @Nullable Path csv;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Keep everything there, each picture's answer too; report makes a page of it.")
    private @Nullable Path save;

    @Option(names = "--estimate", description = "Only tell how long the whole would take, less what --resume holds.")
    private boolean estimate;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Keep answers there, and go on from those that are there.")
    private @Nullable Path resume;

    EvaluateCommand(CliContext context, Interrupt interrupt) {
        this.context = context;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws Exception {
        assignment.check(attacks, epsilons);
        if (epsilons.isEmpty() && !assignment.isWanted()) {
            throw new WrongUse("Missing required option: '--epsilons=E[,E...]', at least one number");
        }
        if (!models.isEmpty() || !attacks.isEmpty() || assignment.isWanted()) {
            return study();
        }
        if (transfer || targets || survival || estimate || csv != null || save != null || resume != null) {
            throw new WrongUse(
                    "--transfer, --target-matrix, --survival, --csv, --save, --estimate and --resume belong to --models and --attacks");
        }
        try (Subject.Opened opened = subject.open(context)) {
            List<String> classes = opened.classifier().card().classes();
            List<AttackSpec> attacks = new ArrayList<>();
            for (String epsilon : epsilons) {
                attacks.add(attack.spec(epsilon, classes));
            }
            if (attacks.isEmpty()) {
                throw new WrongUse("--epsilons needs at least one number");
            }
            EvaluationPlan plan = new EvaluationPlan(
                    opened.images(),
                    attacks,
                    subject.batchSize(opened.classifier().card()));
            Path file = json;
            if (file == null) {
                print(Evaluator.evaluate(opened.classifier(), plan, interrupt.evaluation()), opened);
            } else {
                // Started first, so that a place that cannot be written is named before the work is done.
                try (WholeFile whole = interrupt.guard(WholeFile.start(file))) {
                    List<EvaluationResult> results =
                            Evaluator.evaluate(opened.classifier(), plan, interrupt.evaluation());
                    List<Map<String, @Nullable Object>> rows = results.stream()
                            .map(result -> Json.of(result, classes))
                            .toList();
                    whole.out().write(Json.GSON.toJson(Map.of("results", rows)).getBytes(StandardCharsets.UTF_8));
                    interrupt.check();
                    whole.commit();
                    print(results, opened);
                }
            }
            return 0;
        }
    }

    private int study() throws Exception {
        boolean named = assignment.isWanted() || !attacks.isEmpty();
        if (models.isEmpty() || !named || !subject.model().isEmpty() || attack.isNamed()) {
            throw new WrongUse(
                    assignment.isWanted()
                            ? "--assignment needs --models, and no --model or --attack"
                            : "--models and --attacks belong together and take the place of --model and --attack");
        }
        List<Double> budgets;
        try {
            budgets = assignment.epsilons(epsilons).stream()
                    .map(AttackOptions::epsilon)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
        Path kept = resume;
        try {
            assignment.checkFiles();
            StudyReport report = new StudyReport(context, subject, interrupt);
            StudyPlan plan = report.plan(
                    models,
                    classes -> assignment.isWanted()
                            ? assignment.attacks(attack)
                            : SeveralAttacks.of(attacks, classes, attack),
                    budgets,
                    new StudyPlan.Extras(true, transfer, targets, survival));
            if (estimate) {
                report.estimate(plan, kept);
                return ExitCode.OK;
            }
            List<Measurement> figures =
                    report.run(plan, new StudyReport.Targets(json, assignment.isWanted() ? null : csv, save, kept));
            if (assignment.isWanted()) {
                assignment.write(figures, csv, context);
            }
        } catch (CancellationException e) {
            context.err()
                    .println(
                            kept == null
                                    ? Interrupt.STOPPED
                                    : "Stopped; what was computed is kept in " + kept
                                            + ", and the same command goes on from there.");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private void print(List<EvaluationResult> results, Subject.Opened opened) {
        EvaluationResult first = results.get(0);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s on %s, %s, n = %,d, clean %.2f %%%n",
                        first.model(),
                        first.data(),
                        first.attack().description().name(),
                        first.n(),
                        100 * first.cleanAccuracy());
        context.out().println("   epsilon   robust %   95 % interval     seconds");
        for (EvaluationResult result : results) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%10.5f %10.2f   %6.2f – %6.2f %11.2f%n",
                            result.attack().epsilon(),
                            100 * result.robustAccuracy(),
                            100 * result.interval95().lower(),
                            100 * result.interval95().upper(),
                            result.seconds());
        }
        opened.remarks(first).forEach(context.out()::println);
    }
}
