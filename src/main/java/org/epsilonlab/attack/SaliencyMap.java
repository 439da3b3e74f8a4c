package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * JSMA (Papernot et al. 2016, algorithms 1 to 3), on logits: takes pixel after pixel to black or white, two at a time,
 * those that raise the target class most while lowering all others. Without a target it aims at the likeliest wrong class.
 *
 * @param share of the values that may change at most
 */
public record SaliencyMap(double share) implements Attack {

    /** Pairs are sought among so many values; all pairs of a large picture would be too many. */
    private static final int CONSIDERED = 128;

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "jsma",
            "Saliency map",
            AttackDescription.Group.SMALLEST,
            Set.of(AttackDescription.Trait.SMALLEST),
            "Takes a few pixels all the way to black or white, chosen two by two: few values, plainly seen.",
            "Papernot et al. 2016",
            "once it reaches its target, or when the share is used up",
            List.of(
                    Parameter.norm("l0"),
                    new Parameter.Real("most", "Most values", "The share of the values that may change.", 0, 1, 0.15)),
            arguments -> new SaliencyMap(arguments.real("most")),
            arguments -> Norm.L0,
            (arguments, targeted) -> "take the pair with the largest −αβ,  α = Σ ∂z_{goal:" + (targeted ? "t" : "k")
                    + "} / ∂x,  β = Σ ∂(other z) / ∂x,  {norm:to 0 or 1}");

    @Override
    public int gradientsPerImage() {
        // Two gradients for two values; for a picture of 28 × 28.
        return (int) Math.ceil(share * 28 * 28);
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        int size = (int) batch.images().getShape().slice(1).size();
        return LockStep.byGradient(batch, i -> new Search(batch, i), (int) (share * size) / 2 + 2);
    }

    private final class Search extends SmallestWalk {
        private final int most;
        private final boolean[] used;
        private float[] at;
        private int target = -1;
        private int changed;
        private boolean over;

        Search(AttackBatch batch, int i) {
            super(batch, i);
            most = (int) (share * x.length);
            used = new boolean[x.length];
            at = x;
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public float[] point() {
            return at;
        }

        @Override
        public float[][] pull(float[] logits) {
            over = offer(at, logits) || changed + 2 > most;
            if (target < 0) {
                target = goal.isTargeted() ? goal.target() : LogitLoss.largest(logits, label);
            }
            if (over) {
                return new float[0][];
            }
            float[] wanted = new float[logits.length];
            float[] others = new float[logits.length];
            for (int k = 0; k < logits.length; k++) {
                wanted[k] = k == target ? 1 : 0;
                others[k] = k == target ? 0 : 1;
            }
            return new float[][] {wanted, others};
        }

        @Override
        public void step(float[][] gradients) {
            if (gradients.length == 0) {
                return;
            }
            float[] up = gradients[0];
            float[] down = gradients[1];
            int[] free = IntStream.range(0, x.length)
                    .filter(i -> !used[i])
                    .boxed()
                    .sorted((a, b) -> Float.compare(Math.abs(up[b] - down[b]), Math.abs(up[a] - down[a])))
                    .limit(CONSIDERED)
                    .mapToInt(Integer::intValue)
                    .toArray();
            double best = 0;
            int first = -1;
            int second = -1;
            float end = 0;
            for (int direction : new int[] {1, -1}) {
                float wall = direction > 0 ? 1 : 0;
                for (int i = 0; i < free.length; i++) {
                    if (at[free[i]] == wall) {
                        continue;
                    }
                    for (int j = i + 1; j < free.length; j++) {
                        double alpha = direction * ((double) up[free[i]] + up[free[j]]);
                        double beta = direction * ((double) down[free[i]] + down[free[j]]);
                        if (at[free[j]] != wall && alpha > 0 && beta < 0 && -alpha * beta > best) {
                            best = -alpha * beta;
                            first = free[i];
                            second = free[j];
                            end = wall;
                        }
                    }
                }
            }
            if (first < 0) {
                over = true;
                return;
            }
            float[] moved = at.clone();
            for (int i : new int[] {first, second}) {
                moved[i] = end;
                used[i] = true;
            }
            changed += 2;
            at = moved;
        }
    }
}
