package org.epsilonlab.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.Attack;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.FormulaTerm;
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
        List<CatalogRow> rows =
                AttackCatalog.ATTACKS.stream().map(AttacksCommand::row).toList();
        CatalogRow.print(context.out(), "attacks", rows, json);
    }

    private static CatalogRow row(AttackDescription each) {
        Arguments usual = each.arguments(Map.of());
        Attack attack = each.create().apply(usual);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("group", each.group().title());
        more.put(
                "formula",
                each.formula(usual, false).stream().map(FormulaTerm::text).collect(Collectors.joining()));
        more.put("ends", each.ends());
        more.put("gradientsPerImage", attack.gradientsPerImage());
        more.put("queriesPerImage", attack.queriesPerImage());
        more.put(
                "epsilonOptional",
                each.is(AttackDescription.Trait.SMALLEST) || each.is(AttackDescription.Trait.NO_BUDGET));
        return new CatalogRow(each.name(), each.title(), each.summary(), each.paper(), each.parameters(), more);
    }
}
