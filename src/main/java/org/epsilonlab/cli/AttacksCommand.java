package org.epsilonlab.cli;

import java.util.List;
import org.epsilonlab.attack.AttackCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code attacks list}: the catalogue, with every parameter. */
@Command(name = "attacks", description = "Shows the attacks there are.", mixinStandardHelpOptions = true)
final class AttacksCommand implements Runnable {

    private final CliContext context;

    AttacksCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(name = "list", description = "Lists the attacks and their parameters.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        List<CatalogRow> rows = AttackCatalog.ATTACKS.stream()
                .map(each -> new CatalogRow(each.name(), each.title(), each.summary(), each.paper(), each.parameters()))
                .toList();
        CatalogRow.print(context.out(), "attacks", rows, json);
    }
}
