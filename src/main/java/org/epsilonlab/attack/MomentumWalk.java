package org.epsilonlab.attack;

import java.util.ArrayList;
import java.util.List;

/** The walk of MI-, NI- and DI-FGSM, which differ only in where they look for the gradient. */
final class MomentumWalk extends BudgetWalk {

    /** Where the gradient is taken, and how it is brought back to the picture. */
    interface View {
        /** At the iterate itself. */
        View PLAIN = new View() {};

        /** Where the momentum would lead, unclipped as published. */
        View AHEAD = new View() {
            @Override
            public float[] look(float[] at, float[] momentum, double reach) {
                float[] ahead = at.clone();
                for (int i = 0; i < ahead.length; i++) {
                    ahead[i] += (float) (reach * momentum[i]);
                }
                return ahead;
            }
        };

        /**
         * Where to look.
         *
         * @param reach step size times decay
         */
        default float[] look(float[] at, float[] momentum, double reach) {
            return at;
        }

        /** The gradient at the iterate, from that where it was looked for. */
        default float[] back(float[] gradient) {
            return gradient;
        }
    }

    private final int steps;
    private final double length;
    private final double decay;
    private final View view;
    private final LogitLoss loss;
    private final float[] momentum;
    private float[] at;
    private int done;

    MomentumWalk(AttackBatch batch, int i, int steps, double stepSize, double decay, boolean keepBest, View view) {
        super(batch, i, keepBest);
        this.steps = steps;
        // The step keeps its ratio to the attack's own ε where a picture has another budget.
        double own = batch.spec().epsilon();
        this.length = stepSize > 0 && own > 0 ? stepSize / own * epsilon : epsilon / steps;
        this.decay = decay;
        this.view = view;
        loss = LogitLoss.crossEntropy(batch.spec().goal(), batch.label(i));
        momentum = new float[x.length];
        at = x;
    }

    /** Steps, step size, decay, what is kept, and what else an attack has. */
    static List<Parameter> parameters(List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(List.of(
                Parameter.norm("linf", "l2"),
                new Parameter.Whole("steps", "Steps", "How many steps; more is stronger and slower.", 1, 1000, 10),
                new Parameter.Real("step-size", "Step size", "Length of one step; 0 chooses ε / steps.", 0, 100, 0),
                new Parameter.Real("decay", "Momentum", "How much of the sum is kept from step to step.", 0, 1, 1)));
        all.addAll(more);
        all.add(ProjectedGradientDescent.KEEP);
        return List.copyOf(all);
    }

    @Override
    public boolean isOver() {
        return done > steps;
    }

    @Override
    public float[] point() {
        return done == steps ? at : view.look(at, momentum, length * decay);
    }

    @Override
    public float[][] pull(float[] logits) {
        // Only where the view is the iterate itself do these logits belong to it.
        if (view == View.PLAIN || done == steps) {
            offer(at, logits);
        }
        return done == steps ? new float[0][] : new float[][] {loss.direction(logits)};
    }

    @Override
    public void step(float[][] gradients) {
        done++;
        if (gradients.length == 0) {
            return;
        }
        float[] gradient = view.back(gradients[0]);
        double size = Vectors.l1(gradient) / gradient.length;
        for (int i = 0; i < momentum.length; i++) {
            momentum[i] = (float) (decay * momentum[i] + (size == 0 ? 0 : gradient[i] / size));
        }
        at = Vectors.moved(at, length, norm.steepest(momentum));
        norm.project(at, x, epsilon);
        standBy(at);
    }
}
