package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.training.TrainingData;
import picocli.CommandLine.Command;

/** {@code data}: what there is to train on and to attack, and how to get more. */
@Command(
        name = "data",
        description = "Shows the data sets there are, and downloads others.",
        mixinStandardHelpOptions = true,
        subcommands = DownloadCommand.Data.class)
final class DataCommand implements Runnable {

    private final CliContext context;

    DataCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "Lists the data sets, bundled ones first.", mixinStandardHelpOptions = true)
    void list() {
        for (TrainingData data : TrainingData.bundled()) {
            line(data.name(), data.title(), data);
        }
        List<String> problems = new ArrayList<>();
        for (OwnSet set : context.shelf().ownSets(problems)) {
            line(set.name(), set.title(), TrainingData.of(set));
        }
        problems.forEach(context.err()::println);
    }

    private void line(String name, String title, TrainingData data) {
        context.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-26s %s · %s · %d classes · usual ε %.3g",
                        name,
                        title,
                        data.shape(),
                        data.classes().size(),
                        data.epsilon()));
    }
}
