package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Shares;

/** Leads the walks of a batch side by side: one question to the network a round, for all that are not over. */
final class LockStep {

    /** At most so many pictures are asked for at once; more would cost memory and win no time. */
    private static final int MOST = 256;

    /** The share of those, one in so many, that is filled with what few standing pictures may want to know next. */
    private static final int AHEAD = 8;

    private final AttackBatch batch;
    private final int size;
    private final int most;

    private LockStep(AttackBatch batch) {
        this.batch = batch;
        InputShape shape = batch.classifier().card().inputShape();
        this.size = shape.size();
        this.most = shape.picturesAtOnce(MOST);
    }

    /**
     * Leads walks that follow gradients to their end.
     *
     * @param start the walk of each picture
     * @param rounds how many there will be at most, for the progress
     * @return shape (N, C, H, W)
     */
    static NDArray byGradient(AttackBatch batch, IntFunction<? extends Walk.ByGradient> start, int rounds) {
        List<Walk.ByGradient> walks = new ArrayList<>();
        IntStream.range(0, batch.size()).forEach(i -> walks.add(start.apply(i)));
        new LockStep(batch).lead(walks, rounds);
        return batch.pictures(walks);
    }

    /** Leads walks that end after one question each and whose results nobody wants; the caller reports progress. */
    static void once(AttackBatch batch, IntFunction<? extends Walk.ByGradient> start) {
        List<Walk.ByGradient> walks = new ArrayList<>();
        IntStream.range(0, batch.size()).forEach(i -> walks.add(start.apply(i)));
        new LockStep(batch).lead(walks, 0);
    }

    /**
     * Leads walks that see logits only to their end.
     *
     * @param start the walk of each picture
     * @param questions how many a walk asks at most, for the progress
     * @return shape (N, C, H, W)
     */
    static NDArray byQuery(AttackBatch batch, IntFunction<? extends Walk.ByQuery> start, int questions) {
        List<Walk.ByQuery> walks = new ArrayList<>();
        IntStream.range(0, batch.size()).forEach(i -> walks.add(start.apply(i)));
        new LockStep(batch).ask(walks, questions);
        return batch.pictures(walks);
    }

    private static int[] standing(List<? extends Walk> walks) {
        return IntStream.range(0, walks.size())
                .filter(i -> !walks.get(i).isOver())
                .toArray();
    }

    private void lead(List<Walk.ByGradient> walks, int rounds) {
        int[] standing = standing(walks);
        for (int round = 0; standing.length > 0 && !batch.notes().isEnough(); round++) {
            int now = round;
            for (int[] rows : parts(standing, most)) {
                List<GradientRound> shares = Gradients.turn(
                        () -> Shares.of(rows, size, share -> new GradientRound(batch, walks, share, now).run()));
                for (GradientRound share : shares) {
                    batch.notes().countGradients(share.gradients());
                    batch.notes().countQueries(share.queries());
                }
            }
            if (rounds > 0) {
                batch.notes().offer(walks.get(0)::result);
                batch.notes().checkpoint(Math.min(round + 1, rounds), rounds);
            }
            standing = standing(walks);
        }
    }

    private static List<int[]> parts(int[] rows, int most) {
        List<int[]> parts = new ArrayList<>();
        for (int from = 0; from < rows.length; from += most) {
            parts.add(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + most)));
        }
        return parts;
    }

    private void ask(List<Walk.ByQuery> walks, int all) {
        int[] standing = standing(walks);
        int done = 0;
        for (int round = 0; standing.length > 0 && !batch.notes().isEnough(); round++) {
            // A few points more cost little more than one; what is traced is traced question by question.
            int room = batch.notes().isTraced() ? 1 : Math.max(1, most / AHEAD / standing.length);
            int now = round;
            int furthest = 0;
            for (int[] rows : parts(standing, most)) {
                for (int[] used : Shares.of(rows, room * size, share -> ask(walks, share, room, now))) {
                    batch.notes()
                            .countQueries(Arrays.stream(used).asLongStream().sum());
                    furthest = Math.max(furthest, Arrays.stream(used).max().orElse(1));
                }
            }
            done += furthest;
            batch.notes().offer(walks.get(0)::result);
            batch.notes().checkpoint(Math.min(done, all), all);
            standing = standing(walks);
        }
    }

    /** @return how many of its points each walk looked at */
    private int[] ask(List<Walk.ByQuery> walks, int[] rows, int room, int round) {
        IntStream.Builder used = IntStream.builder();
        List<float[][]> questions = new ArrayList<>();
        int first = 0;
        int points = 0;
        for (int r = 0; r < rows.length; r++) {
            float[][] own = walks.get(rows[r]).points(room);
            questions.add(own);
            points += own.length;
            if (points >= most || r == rows.length - 1) {
                int[] part = Arrays.copyOfRange(rows, first, r + 1);
                IntStream.of(answer(walks, part, questions, points, round)).forEach(used);
                questions.clear();
                first = r + 1;
                points = 0;
            }
        }
        return used.build().toArray();
    }

    private int[] answer(List<Walk.ByQuery> walks, int[] rows, List<float[][]> questions, int points, int round) {
        float[] values = new float[points * size];
        int[] firsts = new int[rows.length];
        int at = 0;
        for (int r = 0; r < rows.length; r++) {
            firsts[r] = at;
            for (float[] point : questions.get(r)) {
                System.arraycopy(point, 0, values, at++ * size, size);
            }
        }
        float[] logits;
        try (NDManager scope = batch.scope().newSubManager()) {
            logits = batch.classifier()
                    .logits(scope.create(values, shape(points)))
                    .toFloatArray();
        }
        int classes = logits.length / points;
        if (rows[0] == 0) {
            batch.notes().trace(round, Arrays.copyOfRange(values, 0, size), Arrays.copyOfRange(logits, 0, classes));
        }
        return IntStream.range(0, rows.length)
                .parallel()
                .map(r -> {
                    float[][] own = new float[questions.get(r).length][];
                    for (int p = 0; p < own.length; p++) {
                        int from = (firsts[r] + p) * classes;
                        own[p] = Arrays.copyOfRange(logits, from, from + classes);
                    }
                    return walks.get(rows[r]).step(own);
                })
                .toArray();
    }

    private Shape shape(int pictures) {
        long[] all = batch.images().getShape().getShape().clone();
        all[0] = pictures;
        return new Shape(all);
    }
}
