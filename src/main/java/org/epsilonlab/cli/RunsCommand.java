package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingPoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runs list}: the trainings of the window, done and undone. */
@Command(name = "runs", description = "Shows the trainings there are.", mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {

    private final CliContext context;

    RunsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new WrongUse("Name what to do with the runs: list");
    }

    @Command(name = "list", description = "Lists the trainings, the oldest first.", mixinStandardHelpOptions = true)
    void list(
            @Option(names = "--json", description = "Print JSON.") boolean json,
            @Option(names = "--folder", paramLabel = "DIR", description = "Another folder of runs than the window's.")
                    @Nullable
                    Path folder)
            throws IOException {
        Path root = folder == null ? context.runs() : folder;
        List<String> problems = new ArrayList<>();
        List<RunStore.Run> runs =
                Files.isDirectory(root) || folder != null ? new RunStore(root).list(problems) : List.of();
        if (json) {
            context.out()
                    .println(Json.GSON.toJson(
                            Map.of("runs", runs.stream().map(RunsCommand::json).toList())));
        } else if (runs.isEmpty()) {
            context.out().println("There are no runs; the Train place of the window starts one.");
        } else {
            runs.forEach(run -> context.out().println(line(run)));
        }
        problems.forEach(context.err()::println);
    }

    private static String line(RunStore.Run run) {
        RunRecord record = run.record();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s %-9s %-11s ε %.3g · epoch %d of %d · %s",
                run.id(),
                record.state().name().toLowerCase(Locale.ROOT),
                record.config().regime().name(),
                record.config().epsilon(),
                record.history().size(),
                record.config().epochs(),
                record.title()));
        TrainingPoint last = last(record);
        AccuracyRecord tested = record.accuracy();
        if (tested != null) {
            line.append(String.format(
                    Locale.ROOT,
                    " · test clean %.1f %%, %s-%d %.1f %% (n = %,d)",
                    100 * tested.clean(),
                    tested.attack(),
                    tested.steps(),
                    100 * tested.robust(),
                    tested.n()));
        } else if (last != null) {
            line.append(String.format(
                    Locale.ROOT, " · held-out clean %.1f %%, pgd-10 %.1f %%", 100 * last.clean(), 100 * last.pgd()));
        }
        line.append(String.format(Locale.ROOT, " · %.0f s", record.seconds()));
        if (record.collapsedAt() > 0) {
            line.append(" · collapsed at epoch ").append(record.collapsedAt());
        }
        return line.toString();
    }

    private static @Nullable TrainingPoint last(RunRecord record) {
        List<TrainingPoint> history = record.history();
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    private static Map<String, Object> json(RunStore.Run run) {
        RunRecord record = run.record();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", run.id());
        row.put("title", record.title());
        row.put("folder", run.folder().path().toString());
        row.put("state", record.state().name().toLowerCase(Locale.ROOT));
        row.put("regime", record.config().regime().name());
        row.put("attack", record.config().attackName());
        row.put("norm", record.config().norm().id());
        row.put("epsilon", record.config().epsilon());
        row.put("seed", record.config().seed());
        row.put("epochs", record.config().epochs());
        row.put("epochsDone", record.history().size());
        row.put("history", record.history());
        row.put("accuracy", record.accuracy());
        row.put("collapsedAt", record.collapsedAt() == 0 ? null : record.collapsedAt());
        row.put("seconds", record.seconds());
        row.put("command", record.command());
        return row;
    }
}
