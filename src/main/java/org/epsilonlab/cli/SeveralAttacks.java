package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.attack.Scale;

/** {@code --attacks}. */
final class SeveralAttacks {

    private SeveralAttacks() {}

    /**
     * Several attacks at once, each with what was typed of its own parameters; their budgets are set later. PGD finishes a
     * picture once it is fooled unless it was told otherwise, which takes a third of the time.
     *
     * @throws WrongUse if a name or value is none, or a parameter is no attack's
     */
    static List<AttackSpec> of(List<String> names, List<String> classes, AttackOptions options) {
        Map<String, String> given = options.given();
        Map<String, String> left = new LinkedHashMap<>(given);
        List<AttackSpec> specs = new ArrayList<>();
        try {
            for (String name : names) {
                AttackDescription description = AttackCatalog.find(name.strip());
                Map<String, String> own = new LinkedHashMap<>();
                for (Parameter parameter : description.parameters()) {
                    String value = given.get(parameter.name());
                    if (value != null) {
                        own.put(parameter.name(), value);
                        left.remove(parameter.name());
                    } else if (parameter.name().equals("scale") && given.containsKey("norm")) {
                        own.put(
                                "scale",
                                Scale.of(Norm.of(String.valueOf(given.get("norm"))))
                                        .id());
                        left.remove("norm");
                    } else if (parameter.name().equals("early") && !given.containsKey("keep")) {
                        own.put("early", "true");
                    }
                }
                specs.add(new AttackSpec(
                        description, description.arguments(own), 0, options.goal(classes), options.seed()));
            }
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("none of these attacks has a parameter \""
                        + left.keySet().iterator().next() + "\"");
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
        return specs;
    }
}
