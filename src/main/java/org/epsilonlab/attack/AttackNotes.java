package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/** What is learnt while a batch is attacked, and who wants to hear of it. For one thread. */
final class AttackNotes {

    private final AttackListener listener;
    private final @Nullable StepTrace trace;
    private final @Nullable BestSoFar best;
    private final boolean[] zero;
    private final AttackCost cost;
    private int part;
    private int parts = 1;

    /**
     * @param trace keeps the steps of the first picture, null for none
     * @param best tells of the best of the first picture, null for nobody
     */
    AttackNotes(
            int pictures,
            AttackListener listener,
            @Nullable StepTrace trace,
            @Nullable BestSoFar best,
            AttackCost cost) {
        this.listener = listener;
        this.trace = trace;
        this.best = best;
        this.zero = new boolean[pictures];
        this.cost = cost;
    }

    /**
     * For a request whose pictures lie in an array of that shape.
     *
     * @param before answers what the network says of the first picture
     */
    static AttackNotes of(
            Classifier classifier,
            Shape shape,
            AttackRequest request,
            AttackListener listener,
            Supplier<Prediction> before) {
        StepTrace steps = request.trace()
                ? new StepTrace(shape, request.spec().goal(), request.labels().get(0))
                : null;
        BestSoFar best = new BestSoFar(classifier, request, listener, before);
        return new AttackNotes(request.images().size(), listener, steps, best, new AttackCost());
    }

    /** For some of the pictures, as the part under way of the whole; what they cost is counted here. */
    AttackNotes ofSubset(int[] rows) {
        boolean first = rows.length > 0 && rows[0] == 0;
        AttackListener told = parts == 1 ? listener : new PartListener(listener, part, parts);
        return new AttackNotes(rows.length, told, first ? trace : null, first ? best : null, cost);
    }

    /** Subsets made from now on are part {@code now} of {@code all}, for the progress. */
    void part(int now, int all) {
        part = now;
        parts = all;
    }

    /** Offers the first picture as it stands, C·H·W values that nobody changes any more, to whoever wants the best so far. */
    void offer(Supplier<float[]> first) {
        if (best != null && listener.wantsBest()) {
            best.offer(first.get());
        }
    }

    /** The same where the network has been asked about it already. */
    void offer(Supplier<float[]> first, Supplier<float[]> logits) {
        if (best != null && listener.wantsBest()) {
            float[] answer = logits.get();
            best.offer(first.get(), pixels -> Prediction.ofLogits(answer, 0, answer.length));
        }
    }

    /** The result, of an attack that was ended early with a first picture not worse than the best that was told of. */
    NDArray withBest(NDArray result) {
        return best != null && isEnough() ? best.orBetter(result) : result;
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

    /** What the network was seen to say of the first picture as it is now, null if it is not known. */
    @Nullable
    Prediction answer(Pixels picture) {
        return trace == null ? null : trace.answer(picture);
    }

    List<AttackStep> trace() {
        return trace == null ? List.of() : trace.steps();
    }
}
