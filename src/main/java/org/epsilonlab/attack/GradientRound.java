package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.Pullback;

/** One round of some of the walks of a batch: each asks one question and moves on by its answer. For one thread. */
final class GradientRound {

    private static final float[][] NONE = new float[0][];

    private final AttackBatch batch;
    private final List<? extends Walk.ByGradient> walks;
    private final int[] rows;
    private final int round;
    private final int size;
    private final long[] shape;

    /** What each walk wants, null for one that has not been asked. */
    private final float[][][] wanted;

    private long gradients;
    private long queries;

    /**
     * @param walks of the whole batch
     * @param rows those of them that take part
     * @param round counts the rounds, for the trace
     */
    GradientRound(AttackBatch batch, List<? extends Walk.ByGradient> walks, int[] rows, int round) {
        this.batch = batch;
        this.walks = walks;
        this.rows = rows;
        this.round = round;
        shape = batch.images().getShape().getShape();
        size = (int) new Shape(shape).slice(1).size();
        wanted = new float[walks.size()][][];
    }

    /** Leads them one question on. */
    GradientRound run() {
        int[] hopeful =
                IntStream.of(rows).filter(i -> walks.get(i).expectsNone()).toArray();
        if (hopeful.length > 0) {
            foresee(hopeful);
        }
        int[] others = IntStream.of(rows).filter(i -> wanted[i] != NONE).toArray();
        if (others.length > 0) {
            follow(others);
        }
        return this;
    }

    /** How many gradients that took, counted by pictures. */
    long gradients() {
        return gradients;
    }

    /** How many predictions that took from which no gradient was asked. */
    long queries() {
        return queries;
    }

    /** A forward pass; those that want no gradient move on by it. */
    private void foresee(int[] hopeful) {
        float[] points = points(hopeful);
        queries = hopeful.length;
        try (NDManager scope = batch.scope().newSubManager()) {
            ask(
                    hopeful,
                    points,
                    batch.classifier()
                            .logits(scope.create(points, shape(hopeful.length)))
                            .toFloatArray());
        }
        IntStream.of(hopeful).parallel().forEach(i -> {
            if (wanted[i].length == 0) {
                wanted[i] = NONE;
                walks.get(i).step(NONE);
            }
        });
    }

    private void follow(int[] others) {
        float[] points = points(others);
        try (NDManager scope = batch.scope().newSubManager()) {
            NDArray x = scope.create(points, shape(others.length));
            Pullback back = Gradients.ofLogits(batch.classifier(), x, logits -> {
                ask(others, points, logits);
                return weights(others, logits.length / others.length);
            });
            IntStream.range(0, others.length).parallel().forEach(r -> {
                int i = others[r];
                float[][] own = new float[wanted[i].length][];
                for (int p = 0; p < own.length; p++) {
                    own[p] = Arrays.copyOfRange(back.gradients().get(p), r * size, (r + 1) * size);
                }
                if (own.length > 0) {
                    batch.notes().noteZero(i, Vectors.isZero(own[0]));
                }
                walks.get(i).step(own);
            });
            gradients = (long) back.gradients().size() * others.length;
        }
    }

    private float[] points(int[] some) {
        float[] points = new float[some.length * size];
        for (int r = 0; r < some.length; r++) {
            System.arraycopy(walks.get(some[r]).point(), 0, points, r * size, size);
        }
        return points;
    }

    /** What they want, of those that have not said so yet. */
    private void ask(int[] some, float[] points, float[] logits) {
        int classes = logits.length / some.length;
        if (some[0] == 0 && wanted[0] == null) {
            batch.notes().trace(round, Arrays.copyOfRange(points, 0, size), Arrays.copyOfRange(logits, 0, classes));
        }
        IntStream.range(0, some.length).parallel().forEach(r -> {
            if (wanted[some[r]] == null) {
                wanted[some[r]] = walks.get(some[r]).pull(Arrays.copyOfRange(logits, r * classes, (r + 1) * classes));
            }
        });
    }

    /** One set for each backward pass, with zeros for the pictures that need it no more. */
    private List<float[]> weights(int[] some, int classes) {
        int passes = IntStream.of(some).map(i -> wanted[i].length).max().orElse(0);
        List<float[]> sets = new ArrayList<>();
        for (int p = 0; p < passes; p++) {
            float[] all = new float[some.length * classes];
            for (int r = 0; r < some.length; r++) {
                if (p < wanted[some[r]].length) {
                    System.arraycopy(wanted[some[r]][p], 0, all, r * classes, classes);
                }
            }
            sets.add(all);
        }
        return sets;
    }

    private Shape shape(int pictures) {
        long[] all = shape.clone();
        all[0] = pictures;
        return new Shape(all);
    }
}
