package org.epsilonlab.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Scale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which attack; {@code attacks list} explains each parameter. */
final class AttackOptions {

    private static final Map<String, String> SCALE_OF_NORM = Map.of("linf", "sign", "l2", "l2", "l1", "largest");

    /** So many classes are named in a sentence. */
    private static final int NAMED = 12;

    @Option(names = "--attack", paramLabel = "NAME", description = "fgm, pgd or noise (fgm).")
    private @Nullable String named;

    @Option(names = "--scale", description = "For fgm: sign, l2, max, constant or largest.")
    private @Nullable String scale;

    @Option(names = "--norm", description = "linf, l2 or l1.")
    private @Nullable String norm;

    @Option(names = "--steps", paramLabel = "N", description = "For pgd: number of steps.")
    private @Nullable String steps;

    @Option(
            names = "--step-size",
            paramLabel = "S",
            description = "For pgd: length of a step; 0 chooses 2.5 ε / steps.")
    private @Nullable String stepSize;

    @Option(names = "--random-start", description = "For pgd: start at a random point of the ball.")
    private boolean randomStart;

    @Option(names = "--restarts", paramLabel = "R", description = "For pgd: random starts, the best is kept.")
    private @Nullable String restarts;

    @Option(names = "--keep", description = "For pgd: best or last.")
    private @Nullable String keep;

    @Option(names = "--share", description = "For pgd with l1: share of the values that one step moves.")
    private @Nullable String share;

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description = "A class by name or number; without it any wrong class will do.")
    private @Nullable String target;

    /** Every attack's seed, and a training's. */
    @Option(names = "--seed", description = "Seed of all randomness (${DEFAULT-VALUE}).", defaultValue = "0")
    private long seed;

    private String attack() {
        return named == null ? "fgm" : named;
    }

    /** Whether an attack was named. */
    boolean isNamed() {
        return named != null;
    }

    long seed() {
        return seed;
    }

    /** Reads 0.1 and 8/255 alike. */
    static double epsilon(String text) {
        String[] parts = text.trim().split("/", -1);
        try {
            double value = Double.parseDouble(parts[0]);
            if (parts.length == 2) {
                value /= Double.parseDouble(parts[1]);
            }
            if (parts.length <= 2 && value >= 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "epsilon must be a number from 0 up such as 0.1 or 8/255, not \"" + text + "\"";
    }

    /**
     * The attack that the options describe.
     *
     * @param epsilon as it was typed
     * @throws WrongUse if they contradict each other or the attack
     */
    AttackSpec spec(String epsilon, List<String> classes) {
        try {
            return spec(epsilon(epsilon), classes);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
    }

    private AttackSpec spec(double epsilon, List<String> classes) {
        AttackDescription description = AttackCatalog.find(attack());
        Map<String, String> given = given();
        String bound = norm;
        if (attack().equals("fgm") && bound != null) {
            given.remove("norm");
            var bounded = Scale.of(given.computeIfAbsent("scale", any -> scaleOf(bound)))
                    .norm();
            if (bounded == null || !bounded.id().equals(bound)) {
                throw new IllegalArgumentException("--scale " + given.get("scale") + " and --norm " + norm
                        + " contradict each other; leave one of them out");
            }
        }
        return new AttackSpec(description, description.arguments(given), epsilon, goal(classes), seed);
    }

    /** What was typed of the attack's parameters, by name. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "scale", scale);
        put(given, "norm", norm);
        put(given, "steps", steps);
        put(given, "step-size", stepSize);
        put(given, "restarts", restarts);
        put(given, "keep", keep);
        put(given, "share", share);
        if (randomStart) {
            given.put("random-start", "true");
        }
        return given;
    }

    private static String scaleOf(String norm) {
        String scale = SCALE_OF_NORM.get(norm);
        if (scale == null) {
            throw new IllegalArgumentException("there is no norm \"" + norm + "\"; use linf, l2 or l1");
        }
        return scale;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private Goal goal(List<String> classes) {
        if (target == null) {
            return Goal.UNTARGETED;
        }
        for (int k = 0; k < classes.size(); k++) {
            if (classes.get(k).equalsIgnoreCase(target)) {
                return Goal.towards(k);
            }
        }
        try {
            int number = Integer.parseInt(target);
            if (number >= 0 && number < classes.size()) {
                return Goal.towards(number);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noClass(classes), e);
        }
        throw new IllegalArgumentException(noClass(classes));
    }

    private String noClass(List<String> classes) {
        return "there is no class \"" + target + "\"; the classes are "
                + String.join(", ", classes.subList(0, Math.min(NAMED, classes.size())))
                + (classes.size() > NAMED ? " and so on, numbered from 0 to " + (classes.size() - 1) : "");
    }
}
