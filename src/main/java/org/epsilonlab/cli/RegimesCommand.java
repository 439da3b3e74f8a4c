package org.epsilonlab.cli;

import java.util.List;
import java.util.Map;
import org.epsilonlab.training.regime.RegimeCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regimes list}: what a training can learn from, with every parameter. */
@Command(name = "regimes", description = "Shows what a training can learn from.", mixinStandardHelpOptions = true)
final class RegimesCommand implements Runnable {

    private final CliContext context;

    RegimesCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(name = "list", description = "Lists the regimes and their parameters.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        List<CatalogRow> rows = RegimeCatalog.all().stream()
                .map(each -> new CatalogRow(
                        each.name(), each.title(), each.summary(), each.paper(), each.parameters(), Map.of()))
                .toList();
        CatalogRow.print(context.out(), "regimes", rows, json);
    }
}
