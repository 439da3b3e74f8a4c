package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * AutoAttack's standard (Croce &amp; Hein 2020): APGD on the cross-entropy, APGD target by target, FAB target by target
 * and Square, each on the pictures that those before it left standing, so that what counts is the worst case for each.
 *
 * @param fast whether to run the short version, which is not the standard
 */
public record Panel(boolean fast) implements Attack {

    private static final Parameter.Choice NORM = Parameter.norm("linf", "l2");

    /** The whole panel. */
    public static final AttackDescription FULL = new AttackDescription(
            "panel",
            "Panel (AutoAttack)",
            AttackDescription.Group.PANEL,
            Set.of(),
            "Four attacks one after the other, each on what the others left standing: the field's yardstick.",
            "Croce & Hein 2020",
            "at the first success of any of the four",
            List.of(NORM),
            arguments -> new Panel(false),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) ->
                    "worst of APGD-CE, {goal:APGD-T}, {goal:FAB-T}, Square in the {norm:norm} ball of {epsilon:ε}");

    /** A short version of it. */
    public static final AttackDescription FAST = new AttackDescription(
            "panel-fast",
            "Panel, fast",
            AttackDescription.Group.PANEL,
            Set.of(),
            "A short panel: fewer steps, targets and queries. For a first look, not for a claim.",
            "after Croce & Hein 2020",
            "at the first success of any of the three",
            List.of(NORM),
            arguments -> new Panel(true),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) ->
                    "worst of APGD-CE (100 steps), {goal:APGD-T} (50 steps, 4 targets), Square (500) in the {norm:norm} ball of {epsilon:ε}");

    /** The members in their order, with the arguments they run with. */
    List<AttackSpec> members(AttackSpec spec) {
        List<AttackSpec> members = new ArrayList<>();
        members.add(member(AutoPgd.CE, spec, Map.of("steps", "100")));
        members.add(member(AutoPgd.TARGETED, spec, Map.of("steps", fast ? "50" : "100", "targets", fast ? "4" : "9")));
        if (!fast) {
            members.add(member(FastAdaptiveBoundary.DESCRIPTION, spec, Map.of("steps", "100", "targets", "9")));
        }
        members.add(member(Square.DESCRIPTION, spec, Map.of("queries", fast ? "500" : "5000")));
        return members;
    }

    private static AttackSpec member(AttackDescription description, AttackSpec spec, Map<String, String> own) {
        Map<String, String> arguments = new LinkedHashMap<>(own);
        arguments.put("norm", spec.arguments().text("norm"));
        return new AttackSpec(description, description.arguments(arguments), spec.epsilon(), spec.goal(), spec.seed());
    }

    @Override
    public int gradientsPerImage() {
        return fast ? 100 + 4 * 50 : 100 + 9 * 100 + 9 * 100;
    }

    @Override
    public int queriesPerImage() {
        return fast ? 500 : 5000;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        float[][] results =
                IntStream.range(0, batch.size()).mapToObj(batch::row).toArray(float[][]::new);
        float[] closest = new float[batch.size()];
        Arrays.fill(closest, Float.NEGATIVE_INFINITY);
        int[] standing = IntStream.range(0, batch.size()).toArray();
        List<AttackSpec> members = members(batch.spec());
        for (int k = 0;
                k < members.size() && standing.length > 0 && !batch.notes().isEnough();
                k++) {
            batch.notes().part(k, members.size());
            standing = attack(batch, members.get(k), standing, results, closest);
        }
        return batch.pictures(results);
    }

    /** Runs one member on the pictures still standing; answers those left. Of a picture that stands the nearest miss is kept. */
    private static int[] attack(
            AttackBatch batch, AttackSpec member, int[] standing, float[][] results, float[] closest) {
        AttackBatch rest = batch.subset(standing, member);
        NDArray adversarial = member.attack().perturb(rest);
        float[] margins =
                rest.objective().margin(batch.classifier().logits(adversarial)).toFloatArray();
        float[] values = adversarial.toFloatArray();
        int size = values.length / standing.length;
        List<Integer> left = new ArrayList<>();
        for (int r = 0; r < standing.length; r++) {
            float[] found = Arrays.copyOfRange(values, r * size, (r + 1) * size);
            boolean near = batch.norm().size(Vectors.minus(found, batch.row(standing[r])))
                    <= batch.budget(standing[r]) * AttackSpec.ROUNDING;
            if (near && margins[r] > closest[standing[r]]) {
                closest[standing[r]] = margins[r];
                results[standing[r]] = found;
            }
            if (!near || margins[r] <= 0) {
                left.add(standing[r]);
            }
        }
        return left.stream().mapToInt(Integer::intValue).toArray();
    }
}
