package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * PGD that finds its own step size (Croce &amp; Hein 2020): on the cross-entropy, on the difference-of-logits ratio, or
 * on that ratio towards one class after the other. Under L1 it starts in larger balls (Croce &amp; Hein 2021).
 *
 * @param loss what is ascended
 * @param steps of each run, at least 1
 * @param restarts random starts for each loss or target
 * @param targets for {@link Loss#TARGETED_DLR}, how many of the likeliest wrong classes are aimed at
 */
public record AutoPgd(Loss loss, int steps, int restarts, int targets) implements Attack {

    /** What is ascended. */
    public enum Loss {
        CROSS_ENTROPY,
        DLR,
        TARGETED_DLR
    }

    private static final Parameter.Choice NORM = Parameter.norm("linf", "l2", "l1");
    private static final Parameter STEPS =
            new Parameter.Whole("steps", "Steps", "How many steps a run; more is stronger and slower.", 1, 1000, 100);
    private static final Parameter RESTARTS =
            new Parameter.Whole("restarts", "Restarts", "How often to start at random.", 1, 100, 1, true);
    private static final String ENDS = "at its first success, else after all steps of all runs";

    /** APGD on the cross-entropy. */
    public static final AttackDescription CE = new AttackDescription(
            "apgd-ce",
            "APGD, cross-entropy",
            AttackDescription.Group.AUTOMATIC,
            Set.of(),
            "PGD that halves its step when progress stops; nothing has to be tuned.",
            "Croce & Hein 2020",
            ENDS,
            List.of(NORM, STEPS, RESTARTS),
            arguments -> of(Loss.CROSS_ENTROPY, arguments, 1),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> formula("{goal:" + (targeted ? "−CE(z, t)" : "CE(z, y)") + "}"));

    /** APGD on the difference-of-logits ratio. */
    public static final AttackDescription RATIO = new AttackDescription(
            "apgd-dlr",
            "APGD, logit ratio",
            AttackDescription.Group.AUTOMATIC,
            Set.of(),
            "APGD on a ratio of logit differences, which no scaling of the logits can flatten.",
            "Croce & Hein 2020",
            ENDS,
            List.of(NORM, STEPS, RESTARTS),
            arguments -> of(Loss.DLR, arguments, 1),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) ->
                    formula("{goal:" + (targeted ? "(z_t − z_y)" : "(max z_k − z_y)") + "} / (z_π1 − z_π3)"));

    /** APGD towards the likeliest wrong classes, one after the other. */
    public static final AttackDescription TARGETED = new AttackDescription(
            "apgd-t",
            "APGD, target by target",
            AttackDescription.Group.AUTOMATIC,
            Set.of(),
            "APGD towards each of the likeliest wrong classes in turn: the strongest of the family.",
            "Croce & Hein 2020",
            ENDS,
            List.of(
                    NORM,
                    STEPS,
                    RESTARTS,
                    new Parameter.Whole(
                            "targets",
                            "Targets",
                            "How many of the likeliest wrong classes it aims at.",
                            1,
                            999,
                            9,
                            true)),
            arguments -> of(Loss.TARGETED_DLR, arguments, arguments.whole("targets")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> formula(
                    "{goal:(z_t − z_y)} / (z_π1 − ½(z_π3 + z_π4))" + (targeted ? "" : " for {targets:each t}")));

    private static AutoPgd of(Loss loss, Arguments arguments, int targets) {
        return new AutoPgd(loss, arguments.whole("steps"), arguments.whole("restarts"), targets);
    }

    private static String formula(String loss) {
        return "xₖ₊₁ = Π{epsilon:ɛ}(xₖ + ¾(Π{epsilon:ɛ}(xₖ + ηₖ {norm:dir} ∇ₓ " + loss
                + ") − xₖ) + ¼(xₖ − xₖ₋₁)),  {steps:ηₖ halves at checkpoints}";
    }

    @Override
    public int gradientsPerImage() {
        return steps * restarts * targets;
    }

    @Override
    public int queriesPerImage() {
        return 1;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        Goal goal = batch.spec().goal();
        int aims = goal.isTargeted() ? 1 : Math.min(targets, batch.classes() - 1);
        int runs = aims * restarts;
        return LockStep.byGradient(
                batch,
                i -> new Relay(batch, i, runs, logits -> {
                    int label = batch.label(i);
                    int[] likeliest = likeliest(logits, label);
                    return k -> run(batch, i, loss(goal, label, likeliest, k / restarts), k);
                }),
                // A run asks once more than it steps, and under L1 it is three runs.
                runs * (steps + (batch.norm() == Norm.L1 ? 3 : 1)) + 1);
    }

    private BudgetWalk run(AttackBatch batch, int i, LogitLoss ascended, int k) {
        return batch.norm() == Norm.L1
                ? new ShrinkingWalk(batch, i, ascended, steps, k)
                : new AutoWalk(batch, i, ascended, steps, k);
    }

    private LogitLoss loss(Goal goal, int label, int[] likeliest, int aim) {
        return switch (loss) {
            case CROSS_ENTROPY -> LogitLoss.crossEntropy(goal, label);
            case DLR -> new DifferenceOfLogitsRatio(label, goal.target());
            case TARGETED_DLR -> new DifferenceOfLogitsRatio(label, goal.isTargeted() ? goal.target() : likeliest[aim]);
        };
    }

    /** The wrong classes, the likeliest first. */
    static int[] likeliest(float[] logits, int label) {
        return IntStream.range(0, logits.length)
                .filter(k -> k != label)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
