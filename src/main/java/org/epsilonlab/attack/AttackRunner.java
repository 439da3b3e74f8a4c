package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputGradient;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests on one network, request in, heap-only result out. For use by one thread at a time.
 *
 * <p>The gradient of a one-step attack on one picture does not depend on ε or scaling; it is kept until picture, label or
 * goal change, so that moving ε costs one clip and one forward pass.
 */
public final class AttackRunner implements AutoCloseable {

    /** At most so many pictures are asked for at once. */
    private static final int MOST = 500;

    private final Classifier classifier;
    private final NDManager keeping;
    private @Nullable Kept kept;

    private record Kept(Pixels image, int label, Goal goal, NDArray x, InputGradient gradient, boolean zero)
            implements AutoCloseable {
        boolean serves(Pixels otherImage, int otherLabel, Goal otherGoal) {
            return label == otherLabel && goal.equals(otherGoal) && image.equals(otherImage);
        }

        @Override
        public void close() {
            x.close();
            gradient.gradient().close();
            gradient.logits().close();
        }
    }

    /** A runner for {@code classifier}, which stays the caller's to close. */
    public AttackRunner(Classifier classifier) {
        this.classifier = classifier;
        this.keeping = classifier.manager().newSubManager();
    }

    /**
     * Attacks all pictures of the request as one batch.
     *
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     * @throws AttackException if the network answers something that is not a number, or gives no gradients to an attack
     *     that needs them
     */
    public AttackResult run(AttackRequest request, AttackListener listener) throws AttackException {
        long start = System.nanoTime();
        AttackSpec spec = request.spec();
        String refusal = AttackCatalog.refusal(spec.description(), classifier.card());
        if (!refusal.isEmpty()) {
            throw new AttackException(refusal);
        }
        try (NDManager scope = classifier.manager().newSubManager()) {
            if (request.images().size() == 1 && spec.attack() instanceof GradientMethod method) {
                return oneStep(request, method, scope, start);
            }
            NDArray x = Tensors.batch(scope, classifier.card().inputShape(), request.images());
            AttackBatch batch = new AttackBatch(classifier, x, request, listener);
            NDArray adversarial = batch.notes().withBest(spec.attack().perturb(batch));
            return result(
                    request,
                    logits(x),
                    adversarial,
                    batch.notes().zeroGradients(),
                    batch.notes().trace(),
                    batch.notes().cost(),
                    start);
        }
    }

    private AttackResult oneStep(AttackRequest request, GradientMethod method, NDManager scope, long start)
            throws AttackException {
        Kept known = kept;
        boolean had = known != null
                && known.serves(
                        request.images().get(0),
                        request.labels().get(0),
                        request.spec().goal());
        Kept gradient = keep(request);
        NDArray x = gradient.x().stopGradient();
        x.attach(scope);
        NDArray g = gradient.gradient().gradient().stopGradient();
        g.attach(scope);
        NDArray epsilon = scope.create(new float[] {(float) request.spec().epsilon()});
        AttackCost cost = new AttackCost();
        cost.addGradients(had ? 0 : 1);
        return result(
                request,
                gradient.gradient().logits(),
                method.step(x, g, epsilon),
                new boolean[] {gradient.zero()},
                List.of(),
                cost,
                start);
    }

    /**
     * What the network says of one picture attacked with each of several budgets. An iterated attack's step size keeps its
     * ratio to ε.
     *
     * @param request exactly one picture; its own ε only sets the ratio of the step size
     * @param epsilons budgets, each at least 0
     * @return one prediction a budget
     */
    public List<Prediction> sweep(AttackRequest request, float[] epsilons, AttackListener listener) {
        AttackSpec spec = request.spec();
        try (NDManager scope = classifier.manager().newSubManager()) {
            NDArray adversarial;
            if (spec.attack() instanceof GradientMethod method) {
                Kept gradient = keep(request);
                NDArray g = gradient.gradient().gradient().stopGradient();
                g.attach(scope);
                adversarial = method.step(gradient.x(), g, scope.create(epsilons, new Shape(epsilons.length, 1, 1, 1)));
            } else {
                List<Pixels> copies =
                        Collections.nCopies(epsilons.length, request.images().get(0));
                int[] labels = new int[epsilons.length];
                Arrays.fill(labels, request.labels().get(0));
                AttackBatch batch = new AttackBatch(
                        classifier,
                        Tensors.batch(scope, classifier.card().inputShape(), copies),
                        labels,
                        spec,
                        epsilons,
                        request.indices(epsilons.length),
                        listener);
                adversarial = spec.attack().perturb(batch);
            }
            return predictions(classifier.logits(adversarial));
        }
    }

    private Kept keep(AttackRequest request) {
        Pixels image = request.images().get(0);
        int label = request.labels().get(0);
        Goal goal = request.spec().goal();
        Kept old = kept;
        if (old != null && old.serves(image, label, goal)) {
            return old;
        }
        try (NDManager scope = keeping.newSubManager()) {
            NDArray x = Tensors.batch(scope, classifier.card().inputShape(), List.of(image));
            AttackBatch batch = new AttackBatch(classifier, x, new int[] {label}, request.spec());
            InputGradient gradient = batch.gradient(x);
            batch.notes().noteLast(gradient.gradient());
            boolean zero = batch.notes().zeroGradients()[0];
            x.attach(keeping);
            gradient.gradient().attach(keeping);
            gradient.logits().attach(keeping);
            Kept fresh = new Kept(image, label, goal, x, gradient, zero);
            kept = fresh;
            if (old != null) {
                old.close();
            }
            return fresh;
        }
    }

    private AttackResult result(
            AttackRequest request,
            NDArray logits,
            NDArray adversarial,
            boolean[] zeroGradients,
            List<AttackStep> trace,
            AttackCost cost,
            long start)
            throws AttackException {
        List<Prediction> before = predictions(logits);
        List<Prediction> after = predictions(logits(adversarial));
        List<Pixels> pictures;
        try {
            pictures = Tensors.pictures(adversarial);
        } catch (IllegalArgumentException e) {
            throw new AttackException(
                    "The network \"" + classifier.card().name()
                            + "\" answers values that are not numbers, so it cannot be attacked; choose another.",
                    e);
        }
        List<AttackOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            outcomes.add(new AttackOutcome(
                    request.labels().get(i),
                    request.images().get(i),
                    pictures.get(i),
                    before.get(i),
                    after.get(i),
                    zeroGradients[i]));
        }
        return new AttackResult(outcomes, trace, cost.gradients(), cost.queries(), (System.nanoTime() - start) / 1e9);
    }

    /** Part by part: what a network needs on the way to its answers grows with the pictures asked for at once. */
    private NDArray logits(NDArray x) {
        long n = x.getShape().get(0);
        int most = classifier.card().inputShape().picturesAtOnce(MOST);
        if (n <= most) {
            return classifier.logits(x);
        }
        NDList parts = new NDList();
        for (long from = 0; from < n; from += most) {
            try (NDManager scope = x.getManager().newSubManager()) {
                NDArray part = x.get(new NDIndex("{}:{}", from, Math.min(n, from + most)));
                part.attach(scope);
                NDArray answers = classifier.logits(part);
                answers.attach(x.getManager());
                parts.add(answers);
            }
        }
        return NDArrays.concat(parts);
    }

    private static List<Prediction> predictions(NDArray logits) {
        int classes = (int) logits.getShape().get(1);
        float[] values = logits.toFloatArray();
        List<Prediction> predictions = new ArrayList<>();
        for (int from = 0; from < values.length; from += classes) {
            predictions.add(Prediction.ofLogits(values, from, classes));
        }
        return predictions;
    }

    /** Forgets the kept gradient; the network stays open. */
    @Override
    public void close() {
        keeping.close();
    }
}
