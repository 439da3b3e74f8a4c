package org.epsilonlab.ui.training;

import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.ui.common.EpsilonFormat;

/** Names for trainings. */
final class RunTitles {

    private RunTitles() {}

    /** Such as "PGD-7 · ε 0.1 · small-cnn". */
    static String of(TrainingConfig config) {
        String how = what(config);
        String budget = config.regime().isClean() ? "" : " · ε " + EpsilonFormat.decimal(config.epsilon());
        return how + budget + (FeatureNetwork.isBeneath(config) ? " · on " : " · ") + config.architecture();
    }

    /** Such as "PGD-7", "Clean + adversarial (FGSM)" or "TRADES β 6". */
    static String what(TrainingConfig config) {
        AttackSpec attack = config.attack();
        if (attack != null) {
            return config.regime().title() + " (" + config.attackName() + ")";
        }
        Map<String, Object> own = config.regimeArguments().values();
        String beta = own.get("beta") instanceof Double b
                ? " β " + (b == Math.rint(b) ? Long.toString(Math.round(b)) : b.toString())
                : "";
        String steps = own.containsKey("steps") && beta.isEmpty() ? "-" + own.get("steps") : "";
        return config.regime().title() + steps + beta;
    }

    /** The command line that would train the same, but for the folder to be made. */
    static String command(TrainingConfig config) {
        StringBuilder line = new StringBuilder("epsilon-lab train --data " + config.data()
                + (FeatureNetwork.isBeneath(config) ? " --features " : " --architecture ")
                + quoted(config.architecture()) + " --regime " + config.regime().name());
        AttackSpec attack = config.attack();
        if (attack != null) {
            line.append(" --attack ").append(attack.description().name());
            line.append(changed(attack.arguments(), attack.description().parameters()));
        }
        line.append(changed(config.regimeArguments(), config.regime().parameters()));
        line.append(" --epsilon ").append(config.epsilon());
        line.append(changed(config.settings(), TrainingSettings.all()));
        return line.append(" --seed ").append(config.seed()).toString();
    }

    /** A user's own names may hold blanks; none holds a quotation mark. */
    private static String quoted(String name) {
        return name.contains(" ") ? "'" + name + "'" : name;
    }

    private static String changed(Arguments arguments, java.util.List<Parameter> parameters) {
        Map<String, String> texts = arguments.texts();
        return parameters.stream()
                .filter(each -> !each.defaultText().equals(texts.get(each.name())))
                .map(each -> " --" + each.name() + " " + texts.get(each.name()))
                .collect(Collectors.joining());
    }
}
