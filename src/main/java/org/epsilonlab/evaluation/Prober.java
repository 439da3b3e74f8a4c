package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
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
import org.epsilonlab.model.Prediction;

/** Attacks any of a data set's pictures on one network, batch by batch. For one thread; close it when done. */
final class Prober implements AutoCloseable {

    private final Classifier classifier;
    private final LabelledImages data;
    private final int batchSize;
    private final StudyListener listener;
    private final AttackRunner runner;

    /** @throws DataException if pictures or labels do not fit the network */
    Prober(Classifier classifier, LabelledImages data, int batchSize, StudyListener listener) throws DataException {
        Evaluator.check(classifier, data);
        this.classifier = classifier;
        this.data = data;
        this.batchSize = batchSize;
        this.listener = listener;
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
                @Override
                public void progress(int done, int all) {
                    progress.accept((start + some.length * (double) done / Math.max(1, all)) / indices.length);
                }

                @Override
                public boolean isCancelled() {
                    return listener.isCancelled();
                }
            });
            checkCancelled();
            Evaluator.checkNumbers(classifier, result);
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

    private void checkCancelled() {
        if (listener.isCancelled()) {
            throw new CancellationException("the evaluation was cancelled");
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
