package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A cell with as much of its answer as there is. */
public final class CellAnswer {

    private static final String UNKNOWN = "unknown";

    private final Cell cell;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Set<String> programs = new LinkedHashSet<>();
    private long gradients;
    private long queries;
    private double seconds;
    private int checked;
    private int agreeing;

    CellAnswer(Cell cell) {
        this.cell = cell;
    }

    void add(Chunk chunk) {
        rows.addAll(chunk.rows());
        checks.addAll(chunk.checks());
        gradients += chunk.gradients();
        queries += chunk.queries();
        seconds += chunk.seconds();
        checked += chunk.checked();
        agreeing += chunk.agreeing();
        String program = chunk.program();
        programs.add(program == null ? UNKNOWN : program);
    }

    /** All of it as one part. */
    Chunk whole() {
        return new Chunk(rows, gradients, queries, seconds, checked, agreeing, checks, program());
    }

    public Cell cell() {
        return cell;
    }

    /** Whether every picture has its answer. */
    public boolean isComplete() {
        return cell.kind() == Cell.Kind.CHECKS ? !checks.isEmpty() : rows.size() >= cell.n();
    }

    /** One array a picture, in the order of the pictures. */
    List<double[]> rows() {
        return rows;
    }

    /** One a picture, in the order of the pictures; for cells that ask for the accuracy. */
    public List<PictureResult> pictures() {
        return rows.stream().map(PictureResult::ofRow).toList();
    }

    /** What the checks said, for cells that ask for them. */
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    long gradients() {
        return gradients;
    }

    long queries() {
        return queries;
    }

    double seconds() {
        return seconds;
    }

    /** The version of the program that computed it, or those; "unknown" where it was not noted. */
    public String program() {
        return programs.isEmpty() ? UNKNOWN : String.join(", ", programs);
    }

    /** How many of the pictures that were taken over from other budgets were attacked with this one for a sample. */
    public int checked() {
        return checked;
    }

    /** How many of those did as they had been said to: fell where they fell to less, held where they held more. */
    public int agreeing() {
        return agreeing;
    }
}
