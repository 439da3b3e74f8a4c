package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
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

    /** So many values are swept at once: more gain nothing, and whoever cancels would wait for them. */
    private static final int PORTION = 50_000;

    private final Classifier classifier;
    private final NDManager keeping;
    private @Nullable KeptGradient kept;
    private @Nullable Answered answered;

    /** What the network says of the picture attacked last: only ε or the attack may have changed since. */
    private record Answered(Pixels image, Prediction before) {}

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
            AttackNotes notes = AttackNotes.of(
                    classifier,
                    x.getShape(),
                    request,
                    listener,
                    () -> before(request.images().get(0)));
            AttackBatch batch = new AttackBatch(classifier, x, request, notes);
            NDArray adversarial = notes.withBest(spec.attack().perturb(batch));
            List<Pixels> pictures = pictures(adversarial);
            Prediction seen = pictures.size() == 1 ? notes.answer(pictures.get(0)) : null;
            return new AttackResult(
                    AttackOutcome.all(
                            request,
                            pictures.size() == 1
                                    ? List.of(before(request.images().get(0)))
                                    : Tensors.predictions(logits(x)),
                            pictures,
                            seen == null ? Tensors.predictions(logits(adversarial)) : List.of(seen),
                            notes.zeroGradients()),
                    notes.trace(),
                    notes.cost().gradients(),
                    notes.cost().queries(),
                    since(start),
                    null);
        }
    }

    private AttackResult oneStep(AttackRequest request, GradientMethod method, NDManager scope, long start)
            throws AttackException {
        boolean had = kept != null && kept.serves(request);
        KeptGradient gradient = keep(request);
        Direction direction = gradient.direction(method);
        List<Pixels> pictures;
        try {
            pictures = List.of(direction.at(request.spec().epsilon()));
        } catch (IllegalArgumentException e) {
            throw AttackException.noNumbers(classifier.card().name(), e);
        }
        return new AttackResult(
                AttackOutcome.all(
                        request,
                        List.of(gradient.before()),
                        pictures,
                        Tensors.predictions(
                                logits(Tensors.batch(scope, classifier.card().inputShape(), pictures))),
                        new boolean[] {gradient.isZero()}),
                List.of(),
                had ? 0 : 1,
                0,
                since(start),
                direction);
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
        int size = request.images().get(0).size();
        int portion = Math.max(1, PORTION / size);
        int parts = (epsilons.length + portion - 1) / portion;
        List<Prediction> predictions = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * portion;
            float[] budgets = Arrays.copyOfRange(epsilons, from, Math.min(epsilons.length, from + portion));
            predictions.addAll(
                    sweep(request, budgets, from, parts == 1 ? listener : new PartListener(listener, part, parts)));
            if (listener.isCancelled()) {
                throw new CancellationException("the sweep was cancelled");
            }
        }
        return predictions;
    }

    private List<Prediction> sweep(AttackRequest request, float[] epsilons, int from, AttackListener listener) {
        AttackSpec spec = request.spec();
        try (NDManager scope = classifier.manager().newSubManager()) {
            NDArray adversarial;
            if (spec.attack() instanceof GradientMethod method) {
                adversarial = keep(request).sweep(method, epsilons, scope);
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
                        request.indices(from, epsilons.length),
                        listener);
                adversarial = spec.attack().perturb(batch);
            }
            return Tensors.predictions(classifier.logits(adversarial));
        }
    }

    private KeptGradient keep(AttackRequest request) {
        KeptGradient old = kept;
        if (old != null && old.serves(request)) {
            return old;
        }
        Pixels image = request.images().get(0);
        int label = request.labels().get(0);
        try (NDManager scope = keeping.newSubManager()) {
            NDArray x = Tensors.batch(scope, classifier.card().inputShape(), List.of(image));
            AttackBatch batch = new AttackBatch(classifier, x, new int[] {label}, request.spec());
            InputGradient gradient = batch.gradient(x);
            batch.notes().noteLast(gradient.gradient());
            boolean zero = batch.notes().zeroGradients()[0];
            Prediction before = Tensors.predictions(gradient.logits()).get(0);
            x.attach(keeping);
            gradient.gradient().attach(keeping);
            KeptGradient fresh =
                    new KeptGradient(image, label, request.spec().goal(), x, gradient.gradient(), before, zero);
            kept = fresh;
            answered = new Answered(image, before);
            if (old != null) {
                old.close();
            }
            return fresh;
        }
    }

    /** What the network says of one picture; it is asked once, however often that picture is attacked in a row. */
    public Prediction before(Pixels image) {
        Answered last = answered;
        if (last == null || !last.image().equals(image)) {
            last = new Answered(image, classifier.predict(List.of(image)).get(0));
            answered = last;
        }
        return last.before();
    }

    private List<Pixels> pictures(NDArray adversarial) throws AttackException {
        try {
            return Tensors.pictures(adversarial);
        } catch (IllegalArgumentException e) {
            throw AttackException.noNumbers(classifier.card().name(), e);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
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

    /** Forgets the kept gradient; the network stays open. */
    @Override
    public void close() {
        keeping.close();
    }
}
