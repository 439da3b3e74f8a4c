package org.epsilonlab.benchmark;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import org.epsilonlab.StageBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks, with JMH's own arguments, and prints one JSON line for each. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param args {@code stage} for the window, {@code stage-training} for the window beside a training,
     *     {@code stage-photograph} for it with a photograph, else JMH's, such as a pattern or {@code -p model=FOLDER}
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        if (args.length == 1 && args[0].matches("stage(-training|-photograph)?")) {
            StageBenchmark.run(args[0].endsWith("training"), args[0].endsWith("photograph"));
            return;
        }
        Collection<RunResult> results = new Runner(new CommandLineOptions(args)).run();
        for (RunResult result : results) {
            Statistics milliseconds = result.getPrimaryResult().getStatistics();
            JsonObject line = new JsonObject();
            line.addProperty("name", result.getPrimaryResult().getLabel());
            line.addProperty("median_s", milliseconds.getPercentile(50) / 1e3);
            line.addProperty("min_s", milliseconds.getMin() / 1e3);
            line.addProperty("p95_s", milliseconds.getPercentile(95) / 1e3);
            line.addProperty("max_s", milliseconds.getMax() / 1e3);
            System.out.println(line);
        }
    }
}
