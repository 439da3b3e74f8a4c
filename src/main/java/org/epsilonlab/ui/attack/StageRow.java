package org.epsilonlab.ui.attack;

import java.util.List;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackStep;
import org.epsilonlab.attack.Direction;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.image.Difference;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.stage.EquationState;
import org.epsilonlab.ui.stage.Probabilities;
import org.epsilonlab.ui.stage.Raster;
import org.epsilonlab.ui.stage.Verdict;
import org.jspecify.annotations.Nullable;

/** One network's line of the stage. */
public sealed interface StageRow {

    /** The network. */
    ModelCatalog.Entry model();

    /**
     * The picture was attacked.
     *
     * @param outcome before and after
     * @param goal what was to be reached
     * @param perturbation adversarial minus original
     * @param drawn all that the window draws of it
     * @param trace the steps of an iterated attack, empty if there are none or too many to keep
     * @param keptStep the index in the trace of the step that became the outcome, −1 for none
     * @param seconds wall-clock time of the attack, 0 while it goes on
     * @param soFar whether the attack still goes on, and this is the best it has found so far
     * @param direction where a one-step attack leads for any other ε, null for other attacks
     */
    record Attacked(
            ModelCatalog.Entry model,
            AttackOutcome outcome,
            Goal goal,
            Difference perturbation,
            EquationState drawn,
            List<AttackStep> trace,
            int keptStep,
            double seconds,
            boolean soFar,
            @Nullable Direction direction)
            implements StageRow {

        /** Works out what is drawn; colours cost time on large pictures, so do it off the FX thread. */
        static Attacked of(ModelCatalog.Entry model, AttackResult result, Goal goal) {
            return of(
                    model, result.outcomes().get(0), goal, result.trace(), result.seconds(), false, result.direction());
        }

        /** The same for an attack that goes on. */
        static Attacked soFar(ModelCatalog.Entry model, AttackOutcome outcome, Goal goal) {
            return of(model, outcome, goal, List.of(), 0, true, null);
        }

        private static Attacked of(
                ModelCatalog.Entry model,
                AttackOutcome outcome,
                Goal goal,
                List<AttackStep> trace,
                double seconds,
                boolean soFar,
                @Nullable Direction direction) {
            Difference perturbation = outcome.perturbation();
            EquationState drawn = draw(model, outcome, goal, perturbation, perturbation.linf());
            return new Attacked(
                    model, outcome, goal, perturbation, drawn, trace, kept(outcome, trace), seconds, soFar, direction);
        }

        private static EquationState draw(
                ModelCatalog.Entry model, AttackOutcome outcome, Goal goal, Difference perturbation, double limit) {
            Probabilities before = new Probabilities(outcome.before().probabilities());
            Probabilities after = new Probabilities(outcome.after().probabilities());
            return new EquationState(
                    model.card().title(),
                    Accuracies.wordings(model.card()),
                    model.card().classes(),
                    outcome.label(),
                    goal.target(),
                    Raster.of(outcome.original()),
                    Raster.heatMap(perturbation, limit),
                    Raster.of(outcome.adversarial()),
                    limit,
                    perturbation.linf(),
                    perturbation.l2(),
                    before,
                    after,
                    Verdict.of(outcome.before().label(), outcome.after().label(), outcome.label(), goal.target()));
        }

        private static int kept(AttackOutcome outcome, List<AttackStep> trace) {
            for (int k = trace.size() - 1; k >= 0; k--) {
                if (trace.get(k).pixels().equals(outcome.adversarial())) {
                    return k;
                }
            }
            return -1;
        }

        /** How it stood at one step of the trace, in the colours of the outcome, so that the steps can be compared. */
        Attacked at(int step) {
            AttackStep then = trace.get(step);
            AttackOutcome earlier = new AttackOutcome(
                    outcome.label(), outcome.original(), then.pixels(), outcome.before(), then.prediction(), false);
            Difference moved = earlier.perturbation();
            double limit = Math.max(drawn.limit(), moved.linf());
            return new Attacked(
                    model,
                    earlier,
                    goal,
                    moved,
                    draw(model, earlier, goal, moved, limit),
                    trace,
                    keptStep,
                    seconds,
                    soFar,
                    direction);
        }

        /**
         * The picture of another ε beside what the network says of this one. Costs as much as {@link #of}.
         *
         * @throws IllegalStateException without a direction
         */
        EquationState drawnAt(double epsilon) {
            if (direction == null) {
                throw new IllegalStateException("the attack has no direction");
            }
            return drawn.moved(outcome.original(), direction.at(epsilon));
        }
    }

    /**
     * Nothing could be computed.
     *
     * @param sentence why, and what to do
     */
    record Failed(ModelCatalog.Entry model, String sentence) implements StageRow {}
}
