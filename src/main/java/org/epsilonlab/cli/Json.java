package org.epsilonlab.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.model.ProgramVersion;
import org.jspecify.annotations.Nullable;

/** The JSON that the commands write. */
final class Json {

    static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /** Name, every parameter, norm, ε, target and seed. */
    static Map<String, @Nullable Object> of(AttackSpec spec, List<String> classes) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", spec.description().name());
        json.putAll(spec.arguments().values());
        Norm norm = spec.norm();
        json.put("norm", norm == null ? null : norm.id());
        json.put("epsilon", Double.isInfinite(spec.epsilon()) ? null : spec.epsilon());
        json.put("target", spec.goal().isTargeted() ? classes.get(spec.goal().target()) : null);
        json.put("seed", spec.seed());
        return json;
    }

    /** One figure with all that it depends on. */
    static Map<String, @Nullable Object> of(EvaluationResult result, List<String> classes) {
        Map<String, @Nullable Object> parameters = of(result.attack(), classes);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("model", result.model());
        row.put("data", result.data());
        row.put("attack", result.attack().description().name());
        row.put("norm", parameters.get("norm"));
        row.put("epsilon", result.attack().epsilon());
        row.put("n", result.n());
        row.put("cleanAccuracy", result.cleanAccuracy());
        row.put("robustAccuracy", result.robustAccuracy());
        row.put("interval95", result.interval95().ends());
        row.put("successRate", result.successRate());
        row.put("parameters", parameters);
        row.put("zeroGradients", result.zeroGradients());
        row.put("gradients", result.gradients());
        row.put("queries", result.queries());
        row.put("seconds", result.seconds());
        row.put("program", ProgramVersion.get());
        return row;
    }
}
