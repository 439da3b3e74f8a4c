package org.epsilonlab.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.ProgramVersion;

/** Puts a study together from the answers that lie in a store, whoever asked for them. */
final class StoredStudy {

    private final List<CellAnswer> answers;
    private final TreeSet<Double> budgets = new TreeSet<>();
    private final List<Measurement> figures = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    private StoredStudy(List<CellAnswer> answers) {
        this.answers = answers;
    }

    static StudyFile read(Path folder, String data) throws IOException {
        List<CellAnswer> complete = new ResultStore(folder)
                .all().stream()
                        .filter(CellAnswer::isComplete)
                        .filter(answer -> data.isEmpty() || answer.cell().data().equals(data))
                        .toList();
        if (complete.stream().noneMatch(answer -> answer.cell().kind() == Cell.Kind.ACCURACY)) {
            throw new IOException(folder + " holds no finished figure"
                    + (data.isEmpty() ? "" : " on " + data)
                    + "; name a folder that evaluate --resume filled.");
        }
        Set<String> sets = new LinkedHashSet<>();
        complete.forEach(answer -> sets.add(answer.cell().data()));
        if (sets.size() > 1) {
            throw new IOException(folder + " holds figures on " + String.join(", ", sets) + "; say which with --data.");
        }
        return new StoredStudy(complete).study();
    }

    private StudyFile study() {
        // In the catalogue's order, whatever the files are called.
        List<String> order =
                AttackCatalog.ATTACKS.stream().map(AttackDescription::name).toList();
        List<CellAnswer> accuracies = answers.stream()
                .filter(answer -> answer.cell().kind() == Cell.Kind.ACCURACY)
                .sorted(Comparator.comparing(
                                (CellAnswer answer) -> answer.cell().model())
                        .thenComparing(answer -> answer.cell().weights())
                        .thenComparingInt(answer -> order.indexOf(
                                answer.cell().attack().description().name()))
                        .thenComparing(
                                answer -> answer.cell().attack().arguments().toString())
                        .thenComparingDouble(answer -> answer.cell().attack().epsilon())
                        // Of two answers to the same, the one that took over less.
                        .thenComparingInt(answer -> answer.cell().beside().size()))
                .toList();
        Map<String, StudyQuestion.Network> networks = new LinkedHashMap<>();
        Set<AttackSpec> attacks = new LinkedHashSet<>();
        boolean checks = false;
        for (CellAnswer answer : answers) {
            Cell cell = answer.cell();
            checks |= cell.kind() == Cell.Kind.CHECKS;
            if (Double.isFinite(cell.attack().epsilon())) {
                budgets.add(cell.attack().epsilon());
            }
        }
        for (CellAnswer answer : accuracies) {
            Cell cell = answer.cell();
            networks.putIfAbsent(cell.weights(), new StudyQuestion.Network(cell.model(), cell.title(), cell.weights()));
            attacks.add(cell.attack().withEpsilon(0));
            measure(answer);
        }
        List<CellAnswer> tables = answers.stream()
                .filter(answer -> answer.cell().kind() != Cell.Kind.ACCURACY
                        && answer.cell().kind() != Cell.Kind.CHECKS)
                .toList();
        Cell first = accuracies.get(0).cell();
        List<String> classes = first.data().startsWith("fashion-mnist") ? FashionMnist.CLASSES : List.of();
        StudyQuestion question = new StudyQuestion(
                List.copyOf(networks.values()),
                first.data(),
                first.pictures(),
                first.n(),
                classes,
                List.copyOf(attacks),
                List.copyOf(budgets),
                1,
                new StudyPlan.Extras(
                        checks,
                        has(tables, Cell.Kind.TRANSFER),
                        has(tables, Cell.Kind.TARGETS),
                        has(tables, Cell.Kind.SURVIVAL)));
        return new StudyFile(question, figures, tables, ProgramVersion.get());
    }

    private static boolean has(List<CellAnswer> tables, Cell.Kind kind) {
        return tables.stream().anyMatch(table -> table.cell().kind() == kind);
    }

    private void measure(CellAnswer answer) {
        double own = answer.cell().attack().epsilon();
        for (double epsilon : Double.isFinite(own) ? List.of(own) : List.copyOf(budgets)) {
            Measurement figure = Measurement.of(answer, epsilon);
            // Asked among other budgets the same attack leaves the same, but is another question to the store.
            if (!seen.add(List.of(answer.cell().weights(), figure.figure().attack()))) {
                continue;
            }
            figures.add(answers.stream()
                    .filter(card -> isCard(card.cell(), figure))
                    .findFirst()
                    .map(card -> figure.with(card.checks()))
                    .orElse(figure));
        }
    }

    private static boolean isCard(Cell card, Measurement figure) {
        Cell cell = figure.cell();
        return card.kind() == Cell.Kind.CHECKS
                && card.weights().equals(cell.weights())
                && card.pictures().equals(cell.pictures())
                && card.attack().equals(figure.figure().attack());
    }
}
