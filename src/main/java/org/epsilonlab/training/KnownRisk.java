package org.epsilonlab.training;

import java.util.Optional;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;

/**
 * What is known to go wrong before a training starts: catastrophic overfitting (Wong et al. 2020; Andriushchenko &amp;
 * Flammarion 2020), in which the network learns to see through the one step that attacks it.
 */
public final class KnownRisk {

    /** One step from a random start has held about so long on small pictures; beyond, it is a matter of luck. */
    private static final int MANY_EPOCHS = 15;

    /** A random start no longer helps when the step leaves its ball by as much again. */
    private static final double LONG_STEP = 2;

    /** Our judgement: with so little noise it is nearly plain FGSM. */
    private static final double LITTLE_NOISE = 0.5;

    private KnownRisk() {}

    /** One or two sentences for people if this training is known to collapse, or may well. */
    public static Optional<String> of(TrainingConfig config) {
        if (config.epsilon() == 0 || config.norm() != Norm.LINF) {
            return Optional.empty();
        }
        Arguments own = config.regimeArguments();
        AttackSpec attack = config.attack();
        if (attack != null) {
            boolean learns = !own.values().containsKey("clean-weight") || own.real("clean-weight") < 1;
            return learns && isOnePlainStep(attack)
                    ? Optional.of("This is known to collapse: watch FGSM soar while PGD falls.")
                    : Optional.empty();
        }
        return switch (config.regime().name()) {
            case "fgsm-rs" ->
                config.epochs() > MANY_EPOCHS || own.real("step-factor") >= LONG_STEP
                        ? Optional.of("Over so many epochs or with so long a step this may collapse: watch whether FGSM"
                                + " soars while PGD falls.")
                        : Optional.empty();
            case "n-fgsm" ->
                own.real("noise-factor") < LITTLE_NOISE
                        ? Optional.of(
                                "With so little noise this is known to collapse: watch FGSM soar while PGD falls.")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** FGSM by any name: one step by the sign of the gradient from the picture itself. */
    private static boolean isOnePlainStep(AttackSpec attack) {
        Arguments arguments = attack.arguments();
        return switch (attack.description().name()) {
            case "fgm" -> arguments.text("scale").equals("sign");
            case "pgd" ->
                arguments.whole("steps") == 1 && !arguments.flag("random-start") && arguments.whole("restarts") == 1;
            default -> false;
        };
    }
}
