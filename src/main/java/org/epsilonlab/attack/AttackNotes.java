package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What is learnt while a batch is attacked, and who wants to hear of it. For one thread. */
final class AttackNotes {

    private final AttackListener listener;
    private final @Nullable StepTrace trace;
    private final boolean[] zero;
    private final AttackCost cost;

    AttackNotes(int pictures, AttackListener listener, @Nullable StepTrace trace, AttackCost cost) {
        this.listener = listener;
        this.trace = trace;
        this.zero = new boolean[pictures];
        this.cost = cost;
    }

    /** For some of the pictures; what they cost is counted here. */
    AttackNotes ofSubset(int[] rows) {
        return new AttackNotes(rows.length, listener, rows.length > 0 && rows[0] == 0 ? trace : null, cost);
    }

    /** Remembers the last gradient of the attack, so that pictures without one can be reported. */
    void noteLast(NDArray gradient) {
        float[] largest = gradient.abs().flatten(1, -1).max(new int[] {1}).toFloatArray();
        for (int i = 0; i < zero.length; i++) {
            zero[i] = largest[i] == 0;
        }
    }

    /** Remembers whether picture {@code i}'s last gradient was zero. */
    void noteZero(int i, boolean isZero) {
        zero[i] = isZero;
    }

    /** For each picture whether the attack ended on a gradient that is zero everywhere. */
    boolean[] zeroGradients() {
        return zero.clone();
    }

    /** Keeps a step of the first picture where a trace is wanted. */
    void trace(int step, float[] first, float[] logits) {
        if (trace != null) {
            trace.add(step, first, logits);
        }
    }

    /** Tells the listener and ends the attack if it is cancelled. */
    void checkpoint(int done, int all) {
        listener.progress(done, all);
        if (listener.isCancelled()) {
            throw new CancellationException("the attack was cancelled");
        }
    }

    /** Tells how many pictures one change for all fools. */
    void fools(int pictures, int of) {
        listener.fools(pictures, of);
    }

    /** Whether the attack is to end with what it has. */
    boolean isEnough() {
        return listener.isEnough();
    }

    void countGradients(long more) {
        cost.addGradients(more);
    }

    void countQueries(long more) {
        cost.addQueries(more);
    }

    /** How many gradients and how many predictions without one were computed so far, counted by pictures. */
    AttackCost cost() {
        return cost;
    }

    boolean isTraced() {
        return trace != null;
    }

    List<AttackStep> trace() {
        return trace == null ? List.of() : trace.steps();
    }
}
