package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Scale;
import org.epsilonlab.model.InputShape;

/**
 * The card of checks beside a robust accuracy, after Carlini et al. 2019. Other attacks are carried out on the first 200
 * pictures; what they leave is held against what the figure's own attack leaves of the same pictures.
 */
final class CheckRun {

    /** So many pictures, the first ones. */
    static final int SAMPLE = 200;

    /** "Less than a point." */
    private static final double POINT = 0.01;

    /** By so much one step may lie above many before it misleads: the warning of a collapse. */
    private static final double GAP = 0.08;

    private static final double FEW = 0.05;

    private final Prober prober;
    private final Map<AttackSpec, Prober.Found> known = new HashMap<>();
    private final int[] sample;
    private final boolean isBlind;
    private long gradients;
    private long queries;

    CheckRun(Prober prober) {
        this.prober = prober;
        isBlind = !prober.classifier().card().givesGradients();
        sample = IntStream.range(0, sample(prober.size())).toArray();
    }

    /** How many of n pictures. */
    static int sample(int n) {
        return Math.min(SAMPLE, n);
    }

    /** A point; of few pictures, two of them. */
    private double point() {
        return Math.max(POINT, 2.0 / Math.max(1, sample.length)) + 1e-9;
    }

    /** What the checks cost so far. */
    long gradients() {
        return gradients;
    }

    long queries() {
        return queries;
    }

    /** The card of one figure. */
    List<Check> of(Measurement figure, List<Measurement> series) throws AttackException, IOException {
        AttackSpec spec = figure.figure().attack();
        Norm norm = spec.norm();
        String not = CheckAttacks.reasonAgainst(spec);
        if (!not.isEmpty() || norm == null) {
            return CheckNames.ALL.stream()
                    .map(name -> new Check(name, Check.Outcome.NOT_RUN, not))
                    .toList();
        }
        double own = share(figure.pictures().subList(0, sample.length));
        List<Check> checks = new ArrayList<>();
        checks.add(isBlind ? CheckNames.blind(CheckNames.ITERATED) : iterated(spec, norm, own));
        checks.add(isBlind ? CheckNames.blind(CheckNames.MORE) : more(figure, norm));
        checks.add(falls(series));
        checks.add(chance(spec, norm));
        checks.add(isBlind ? CheckNames.blind(CheckNames.GRADIENT_FREE) : gradientFree(spec, norm, own));
        checks.add(noise(spec, norm, own));
        checks.add(isBlind ? CheckNames.blind(CheckNames.GRADIENTS) : gradients(figure));
        checks.add(new StoredExamples(prober).check(spec, norm));
        return checks;
    }

    private Check iterated(AttackSpec spec, Norm norm, double own) throws AttackException {
        if (norm == Norm.L0) {
            return new Check(CheckNames.ITERATED, Check.Outcome.NOT_RUN, "There is no one-step attack in L0.");
        }
        boolean oneStep = isOneStep(spec);
        double one = oneStep
                ? own
                : left(CheckAttacks.attack("fgm", Map.of("scale", Scale.of(norm).id()), spec, spec.epsilon()));
        double many = oneStep ? left(CheckAttacks.pgd(spec, norm, spec.epsilon(), 40, 1)) : own;
        return check(
                CheckNames.ITERATED,
                many <= one + point(),
                String.format(Locale.ROOT, "Many steps leave %s, one step leaves %s.", percent(many), percent(one)),
                "Many steps must not be weaker than one: the gradients lead astray.");
    }

    private Check more(Measurement figure, Norm norm) throws AttackException {
        AttackSpec spec = figure.figure().attack();
        boolean oneStep = isOneStep(spec);
        int[] standing = figure.pictures().subList(0, sample.length).stream()
                .filter(PictureResult::holds)
                .mapToInt(PictureResult::index)
                .toArray();
        Prober.Found found =
                prober.attack(CheckAttacks.pgd(spec, norm, spec.epsilon(), 100, 3), standing, false, share -> {});
        count(found);
        double lost = found.results().stream().filter(each -> !each.holds()).count() / (double) sample.length;
        double allowed = oneStep ? GAP : point();
        return check(
                CheckNames.MORE,
                lost <= allowed,
                String.format(Locale.ROOT, "100 steps from 3 random starts take %.1f points more.", 100 * lost),
                oneStep
                        ? "One step leaves far more than many do: a network that has learnt to see through it."
                        : "The attack was not strong enough for a claim; give it more steps, or take the panel.");
    }

    private static Check falls(List<Measurement> series) {
        double worst = 0;
        int tried = 0;
        int other = 0;
        for (int i = 0; i < series.size(); i++) {
            double now = series.get(i).figure().robustAccuracy();
            worst = Math.max(
                    worst, i == 0 ? 0 : now - series.get(i - 1).figure().robustAccuracy());
            CellAnswer answer = series.get(i).answer();
            tried += answer.checked();
            other += answer.checked() - answer.agreeing();
        }
        if (series.size() < 2) {
            return new Check(CheckNames.FALLS, Check.Outcome.NOT_RUN, "Only one ε was measured; take several.");
        }
        String found = "Over " + series.size() + " values of ε the accuracy rises by %.1f points at most. Of " + tried
                + " answers taken over from another ε and tried, " + other + " differ.";
        return check(
                CheckNames.FALLS,
                worst <= POINT && other <= Math.max(1, FEW * tried),
                String.format(Locale.ROOT, found, 100 * worst),
                "A larger budget must not leave more: the attack fails where it has more room.");
    }

    private Check chance(AttackSpec spec, Norm norm) throws AttackException {
        InputShape shape = prober.classifier().card().inputShape();
        double huge = switch (norm) {
            case LINF -> 0.5;
            case L2 -> 0.5 * Math.sqrt(shape.size());
            case L1 -> 0.5 * shape.size();
            case L0 -> shape.size();
        };
        double left = left(isBlind ? spec.withEpsilon(huge) : CheckAttacks.pgd(spec, norm, huge, 40, 1));
        double chance = 1.0 / prober.classifier().card().classes().size();
        return check(
                CheckNames.CHANCE,
                left <= chance,
                String.format(
                        Locale.ROOT,
                        "With ε = %.4g, enough to turn every picture grey, %s is left; guessing gives %s.",
                        huge,
                        percent(left),
                        percent(chance)),
                "No network can hold there, so the attack does not find what exists.");
    }

    private Check gradientFree(AttackSpec spec, Norm norm, double own) throws AttackException {
        if (norm != Norm.LINF && norm != Norm.L2) {
            return new Check(
                    CheckNames.GRADIENT_FREE,
                    Check.Outcome.NOT_RUN,
                    "Square knows L∞ and L2 only; no other was tried.");
        }
        boolean blind = spec.description().group() == AttackDescription.Group.QUERIES;
        // One step is the weakest a gradient can do, and proves nothing of what gradients can.
        double white = blind || isOneStep(spec) ? left(CheckAttacks.pgd(spec, norm, spec.epsilon(), 40, 1)) : own;
        double square = blind
                ? own
                : left(CheckAttacks.attack(
                        "square", Map.of("norm", norm.id(), "queries", "500"), spec, spec.epsilon()));
        return check(
                CheckNames.GRADIENT_FREE,
                square >= white - point(),
                String.format(
                        Locale.ROOT, "Without gradients %s is left, with them %s.", percent(square), percent(white)),
                "An attack that sees no gradient must not be the stronger one: the gradients are masked.");
    }

    private Check noise(AttackSpec spec, Norm norm, double own) throws AttackException {
        double noise = left(CheckAttacks.attack("noise", Map.of("norm", norm.id()), spec, spec.epsilon()));
        return check(
                CheckNames.NOISE,
                noise >= own - point(),
                String.format(
                        Locale.ROOT, "Noise of the same size leaves %s, the attack %s.", percent(noise), percent(own)),
                "Chance must not beat the attack.");
    }

    private static Check gradients(Measurement figure) {
        double share =
                figure.figure().zeroGradients() / (double) figure.figure().n();
        return check(
                CheckNames.GRADIENTS,
                share <= FEW,
                String.format(Locale.ROOT, "%s of the pictures ended without a gradient to follow.", percent(share)),
                "Where the gradient is zero an attack stands still, and the picture counts as robust.");
    }

    private static Check check(String name, boolean passes, String found, String meaning) {
        return passes
                ? new Check(name, Check.Outcome.PASS, found)
                : new Check(name, Check.Outcome.FAIL, found + " " + meaning);
    }

    private static boolean isOneStep(AttackSpec spec) {
        return spec.description().group() == AttackDescription.Group.ONE_STEP;
    }

    /** What an attack leaves of the sample. */
    private double left(AttackSpec spec) throws AttackException {
        Prober.Found found = known.get(spec);
        if (found == null) {
            found = prober.attack(spec, sample, false, share -> {});
            count(found);
            known.put(spec, found);
        }
        return share(found.results());
    }

    private void count(Prober.Found found) {
        gradients += found.gradients();
        queries += found.queries();
    }

    private static double share(List<PictureResult> results) {
        // Random changes may mend a picture that the network got wrong: that is not held against anybody.
        return results.stream().filter(each -> each.isRight() && each.holds()).count()
                / (double) Math.max(1, results.size());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
