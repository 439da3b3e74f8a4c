package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Prediction;

/** Attacks any of a data set's pictures on one network, batch by batch. For one thread; close it when done. */
final class Prober implements AutoCloseable {

    private final Classifier classifier;
    private final LabelledImages data;
    private final int batchSize;
    private final BooleanSupplier cancelled;
    private final AttackRunner runner;

    /**
     * @param cancelled polled at each step of an attack; true ends it with a CancellationException
     * @throws DataException if pictures or labels do not fit the network
     */
    Prober(Classifier classifier, LabelledImages data, int batchSize, BooleanSupplier cancelled) throws DataException {
        check(classifier, data);
        this.classifier = classifier;
        this.data = data;
        this.batchSize = data.shape().picturesAtOnce(batchSize);
        this.cancelled = cancelled;
        this.runner = new AttackRunner(classifier);
    }

    /** What some attack did, and what it cost. */
    record Found(List<PictureResult> results, List<AttackOutcome> outcomes, long gradients, long queries) {}

    int size() {
        return data.size();
    }

    Classifier classifier() {
        return classifier;
    }

    /** What the network says of the originals. */
    List<Prediction> predict(int[] indices) {
        List<Prediction> predictions = new ArrayList<>();
        for (int from = 0; from < indices.length; from += batchSize) {
            predictions.addAll(classifier.predict(
                    images(Arrays.copyOfRange(indices, from, Math.min(indices.length, from + batchSize)))));
            checkCancelled();
        }
        return predictions;
    }

    /** The true class of a picture; what the network says where nobody stated one. */
    int label(int index, Prediction before) {
        int label = data.label(index);
        return label == LabelledImages.UNKNOWN ? before.label() : label;
    }

    private List<Pixels> images(int[] indices) {
        return Arrays.stream(indices).mapToObj(data::image).toList();
    }

    /**
     * Attacks pictures.
     *
     * @param keep whether the outcomes with their pictures are wanted too
     * @param progress hears the share that is done
     */
    Found attack(AttackSpec spec, int[] indices, boolean keep, DoubleConsumer progress) throws AttackException {
        List<PictureResult> results = new ArrayList<>();
        List<AttackOutcome> outcomes = new ArrayList<>();
        long gradients = 0;
        long queries = 0;
        int size = spec.description().is(AttackDescription.Trait.TOGETHER) ? indices.length : batchSize;
        for (int from = 0; from < indices.length; from += size) {
            int[] some = Arrays.copyOfRange(indices, from, Math.min(indices.length, from + size));
            int start = from;
            AttackResult result = runner.run(request(spec, some), new AttackListener() {
                private double furthest;

                @Override
                public void progress(int done, int all) {
                    // Restarts count their steps anew.
                    furthest = Math.max(furthest, (double) done / Math.max(1, all));
                    progress.accept((start + some.length * furthest) / indices.length);
                }

                @Override
                public boolean isCancelled() {
                    return cancelled.getAsBoolean();
                }
            });
            checkCancelled();
            checkNumbers(result);
            for (int i = 0; i < some.length; i++) {
                results.add(PictureResult.of(some[i], result.outcomes().get(i), spec));
            }
            if (keep) {
                outcomes.addAll(result.outcomes());
            }
            gradients += result.gradients();
            queries += result.queries();
            progress.accept((double) (from + some.length) / indices.length);
        }
        return new Found(results, outcomes, gradients, queries);
    }

    private AttackRequest request(AttackSpec spec, int[] indices) {
        List<Pixels> images = images(indices);
        List<Integer> labels = new ArrayList<>();
        boolean unknown = Arrays.stream(indices).anyMatch(i -> data.label(i) == LabelledImages.UNKNOWN);
        List<Prediction> predictions = unknown ? classifier.predict(images) : List.of();
        for (int i = 0; i < indices.length; i++) {
            labels.add(unknown ? label(indices[i], predictions.get(i)) : data.label(indices[i]));
        }
        return new AttackRequest(
                spec, images, labels, Arrays.stream(indices).boxed().toList(), false);
    }

    /** Refuses pictures that a network does not take, and labels that it does not know. */
    private static void check(Classifier classifier, LabelledImages data) throws DataException {
        InputShape input = classifier.card().inputShape();
        if (!data.shape().equals(input)) {
            throw new DataException(data.name() + " holds pictures of " + data.shape() + " but \""
                    + classifier.card().name() + "\" takes " + input + "; choose pictures or a model that fit.");
        }
        int classes = classifier.card().classes().size();
        for (int i = 0; i < data.size(); i++) {
            if (data.label(i) >= classes) {
                throw new DataException(data.name() + " gives picture " + i + " the label " + data.label(i) + " but \""
                        + classifier.card().name() + "\" knows " + classes
                        + " classes, counted from 0; correct the labels.");
            }
        }
    }

    /** An attack that needs no gradient gets through with logits that are none, and would be counted as something. */
    private void checkNumbers(AttackResult result) throws AttackException {
        for (AttackOutcome outcome : result.outcomes()) {
            if (Float.isNaN(outcome.before().confidence())
                    || Float.isNaN(outcome.after().confidence())) {
                throw new AttackException(
                        "The network \"" + classifier.card().name()
                                + "\" answers values that are not numbers, so it cannot be attacked; choose another.",
                        new ArithmeticException("a logit is no number"));
            }
        }
    }

    private void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the evaluation was cancelled");
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
