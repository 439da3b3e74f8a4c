package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.image.Difference;
import org.epsilonlab.model.ProgramVersion;
import org.jspecify.annotations.Nullable;

/** Collects what {@code report.json} says of each picture. */
final class AttackReport {

    private final AttackSpec spec;
    private final List<String> classes;
    private final List<Row> rows = new ArrayList<>();

    /** One picture; the norms are those of what was written, filled in by {@link #measure}. */
    record Row(
            int index,
            int label,
            int cleanPrediction,
            float cleanConfidence,
            int adversarialPrediction,
            float adversarialConfidence,
            int l0,
            double l1,
            double l2,
            double linf,
            boolean success) {}

    AttackReport(AttackSpec spec, List<String> classes) {
        this.spec = spec;
        this.classes = classes;
    }

    void add(int index, AttackOutcome outcome) {
        rows.add(new Row(
                index,
                outcome.label(),
                outcome.before().label(),
                outcome.before().confidence(),
                outcome.after().label(),
                outcome.after().confidence(),
                0,
                0,
                0,
                0,
                spec.isSuccess(outcome)));
    }

    /** Reads {@code adversarial.npy} back and takes the norms from it. */
    void measure(LabelledImages originals, Path folder) throws IOException {
        LabelledImages written =
                DataSource.open(folder.resolve("adversarial.npy").toString(), null, folder, new int[0], List.of());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Difference change = Difference.between(originals.image(row.index()), written.image(i));
            rows.set(
                    i,
                    new Row(
                            row.index(),
                            row.label(),
                            row.cleanPrediction(),
                            row.cleanConfidence(),
                            row.adversarialPrediction(),
                            row.adversarialConfidence(),
                            change.l0(),
                            change.l1(),
                            change.l2(),
                            change.linf(),
                            row.success()));
        }
    }

    /** Of the pictures that were right before and reach the goal, in the attack's norm; null if there is none. */
    @Nullable
    Double medianDistance() {
        Norm norm = spec.norm();
        double[] distances = rows.stream()
                .filter(row -> row.success() && row.cleanPrediction() == row.label())
                .mapToDouble(row -> norm == null ? row.l2() : norm.choose(row.linf(), row.l2(), row.l1(), row.l0()))
                .sorted()
                .toArray();
        int n = distances.length;
        return n == 0 ? null : (distances[(n - 1) / 2] + distances[n / 2]) / 2;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    Map<String, @Nullable Object> json(EvaluationResult result, List<String> notes) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("model", result.model());
        json.put("data", result.data());
        json.put("labels", result.predictedLabels() == 0 ? "given" : result.predictedLabels() + " predicted");
        json.put("attack", Json.of(spec, classes));
        json.put("n", result.n());
        json.put("cleanAccuracy", result.cleanAccuracy());
        json.put("robustAccuracy", result.robustAccuracy());
        json.put("interval95", result.interval95().ends());
        json.put("successRate", result.successRate());
        json.put("zeroGradients", result.zeroGradients());
        json.put("gradients", result.gradients());
        json.put("queries", result.queries());
        json.put("medianDistance", medianDistance());
        json.put("seconds", result.seconds());
        json.put("program", ProgramVersion.get());
        json.put("notes", notes);
        json.put("perImage", rows);
        return json;
    }
}
