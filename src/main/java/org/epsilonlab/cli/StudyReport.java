package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.MeasurementTable;
import org.epsilonlab.evaluation.ResultStore;
import org.epsilonlab.evaluation.Study;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyListener;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.evaluation.TimeEstimate;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/** {@code evaluate} with several networks and attacks: a line a figure as it comes, and files at the end. */
final class StudyReport {

    private final CliContext context;
    private final Subject subject;
    private final Interrupt interrupt;
    private final StudyTables tables = new StudyTables();
    private List<String> classes = List.of();

    /** Where the figures go, beside the screen. */
    record Targets(
            @Nullable Path json,
            @Nullable Path csv,
            @Nullable Path save,
            @Nullable Path store) {
        /** Names a place that cannot be written before the work is done. */
        void check() throws IOException {
            for (Path file : new @Nullable Path[] {json, csv, save}) {
                if (file != null) {
                    WholeFile.start(file).close();
                }
            }
        }
    }

    StudyReport(CliContext context, Subject subject, Interrupt interrupt) {
        this.context = context;
        this.subject = subject;
        this.interrupt = interrupt;
    }

    /**
     * Says how long it would take.
     *
     * @param store what is known already, null for nothing
     */
    void estimate(StudyPlan plan, @Nullable Path store) throws ModelException, AttackException, IOException {
        TimeEstimate time = TimeEstimate.of(plan, new ResultStore(store), interrupt::isStopped);
        context.out()
                .printf(
                        Locale.ROOT,
                        "About %s, between %s and %s; %.0f %% is there already.%n",
                        duration(time.seconds()),
                        duration(time.least()),
                        duration(time.most()),
                        100 * time.done());
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    /**
     * Puts together what is to be measured.
     *
     * @throws WrongUse if the options contradict each other
     */
    StudyPlan plan(
            List<String> models,
            Function<List<String>, List<AttackSpec>> attacks,
            List<Double> epsilons,
            StudyPlan.Extras extras)
            throws ModelException, IOException {
        List<ModelCatalog.Entry> entries = new ArrayList<>();
        for (String model : models) {
            entries.add(context.catalog().resolve(model.strip()));
        }
        ModelCard first = entries.get(0).card();
        for (ModelCatalog.Entry entry : entries) {
            if (!entry.card().inputShape().equals(first.inputShape())
                    || !entry.card().classes().equals(first.classes())) {
                throw new DataException("\"" + first.name() + "\" and \""
                        + entry.card().name() + "\" take other pictures or know other classes; evaluate them apart.");
            }
        }
        classes = first.classes();
        List<AttackSpec> specs = attacks.apply(classes);
        LabelledImages images = subject.images(context, first);
        List<MeasuredNetwork> networks = new ArrayList<>();
        for (ModelCatalog.Entry entry : entries) {
            networks.add(MeasuredNetwork.of(entry));
        }
        try {
            return new StudyPlan(networks, images, specs, epsilons, subject.batchSize(first), extras);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
    }

    /** Carries it out. */
    List<Measurement> run(StudyPlan plan, Targets files) throws ModelException, AttackException, IOException {
        files.check();
        plan.leftOut().forEach(context.out()::println);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%-26s %-11s %9s %8s %8s %9s   %15s %9s  %s%n",
                        "network",
                        "attack",
                        "epsilon",
                        "n",
                        "clean %",
                        "robust %",
                        "95 % interval",
                        "seconds",
                        "checks");
        List<Measurement> figures = new Study(plan, new ResultStore(files.store()), listener()).run();
        WorstCases.print(figures, context.out());
        write(figures, classes, files);
        Path save = files.save();
        if (save != null) {
            StudyFile.of(plan, figures, tables.all()).write(save);
        }
        remark(plan.networks(), plan.data(), figures);
        return figures;
    }

    /** What is to be known of pictures and networks before the figures are believed. */
    private void remark(List<MeasuredNetwork> networks, LabelledImages images, List<Measurement> figures)
            throws ModelException {
        images.notes().forEach(context.out()::println);
        for (MeasuredNetwork network : networks) {
            int zero = figures.stream()
                    .filter(measured -> measured.cell().weights().equals(network.weights()))
                    .mapToInt(measured -> measured.figure().zeroGradients())
                    .max()
                    .orElse(0);
            try (Subject.Opened opened = new Subject.Opened(network.loader().load(), images)) {
                opened.remarks(opened.unlabelled(), zero)
                        .forEach(remark -> context.out().println(network.name() + ": " + remark));
            }
        }
    }

    private StudyListener listener() {
        return new StudyListener() {
            @Override
            public void measured(Measurement figure) {
                // A figure that waits for its card is told once it has it.
                if (!figure.checks().isEmpty() || figure.epsilon() == 0) {
                    print(figure);
                }
            }

            @Override
            public void answered(CellAnswer answer) {
                tables.add(answer);
            }

            @Override
            public boolean isCancelled() {
                return interrupt.isStopped();
            }
        };
    }

    private void print(Measurement measured) {
        EvaluationResult figure = measured.figure();
        context.out()
                .printf(
                        Locale.ROOT,
                        "%-26s %-11s %9s %8d %8.2f %9.2f   %6.2f – %6.2f %9.2f  %s%n",
                        figure.model(),
                        figure.attack().description().name(),
                        String.format(Locale.ROOT, "%.5g", figure.attack().epsilon()),
                        figure.n(),
                        100 * figure.cleanAccuracy(),
                        100 * figure.robustAccuracy(),
                        100 * figure.interval95().lower(),
                        100 * figure.interval95().upper(),
                        figure.seconds(),
                        measured.trust().words());
    }

    private void write(List<Measurement> figures, List<String> classes, Targets files) throws IOException {
        Path json = files.json();
        if (json != null) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put(
                    "results",
                    figures.stream().map(figure -> row(figure, classes)).toList());
            all.put("worstCase", WorstCases.rows(figures));
            tables.addTo(all);
            WholeFile.write(json, Json.GSON.toJson(all).getBytes(StandardCharsets.UTF_8));
        }
        Path csv = files.csv();
        if (csv != null) {
            WholeFile.write(csv, MeasurementTable.csv(figures).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, @Nullable Object> row(Measurement measured, List<String> classes) {
        Map<String, @Nullable Object> row = Json.of(measured.figure(), classes);
        row.put("weights", measured.cell().weights());
        row.put("pictures", measured.cell().pictures());
        row.put("program", measured.answer().program());
        row.put("trust", measured.trust().words());
        row.put(
                "checks",
                measured.checks().stream()
                        .map(check -> Map.of(
                                "name", check.name(),
                                "outcome", check.outcome().id(),
                                "detail", check.detail()))
                        .toList());
        return row;
    }
}
