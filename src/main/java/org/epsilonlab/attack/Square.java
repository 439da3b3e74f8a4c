package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Random search with squares (Andriushchenko et al. 2020, algorithms 1 to 3): keeps a square of extreme values wherever it
 * lowers the margin. Sees logits only.
 *
 * @param queries at most so many predictions a picture
 * @param firstShare the share of the picture that the first squares cover
 */
public record Square(int queries, double firstShare) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "square",
            "Square",
            AttackDescription.Group.QUERIES,
            Set.of(),
            "Tries squares of extreme values and keeps what helps: strong without any gradient.",
            "Andriushchenko et al. 2020",
            "at its first success, else when the queries are used up",
            List.of(
                    Parameter.norm("linf", "l2"),
                    new Parameter.Whole("queries", "Queries", "How often the network may be asked.", 1, 100000, 1000),
                    new Parameter.Real(
                            "first",
                            "First square",
                            "Share of the picture that the first squares cover.",
                            0.01,
                            1,
                            0.8,
                            true)),
            arguments -> new Square(arguments.whole("queries"), arguments.real("first")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "x{queries:ₖ₊₁} = xₖ with a {first:square} of ±{epsilon:ε}, if {goal:"
                    + (targeted ? "max z_k − z_t" : "z_y − max z_k") + "} falls");

    @Override
    public int gradientsPerImage() {
        return 0;
    }

    @Override
    public int queriesPerImage() {
        return queries;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        Shape shape = batch.images().getShape();
        return LockStep.byQuery(batch, i -> new Search(batch, i, shape), queries + 1);
    }

    /** What the network is asked about. */
    private static final class Question {
        private final float[] picture;

        /** How many squares are done with once it is answered: its own, and those before it that change nothing. */
        private final int settles;

        Question(float[] picture, int settles) {
            this.picture = picture;
            this.settles = settles;
        }
    }

    private final class Search implements Walk.ByQuery {
        private final float[] x;
        private final double epsilon;
        private final Norm norm;
        private final LogitLoss margin;
        private final RandomGenerator random;
        private final SquareProposal proposal;
        private float[] best;
        private final List<Question> tried = new ArrayList<>();
        private double bestMargin = Double.NEGATIVE_INFINITY;
        private final Deque<SquareProposal.Move> moves = new ArrayDeque<>();
        private int drawn;
        private int asked;

        Search(AttackBatch batch, int i, Shape shape) {
            x = batch.row(i);
            epsilon = batch.budget(i);
            norm = batch.norm();
            margin = LogitLoss.margin(batch.spec().goal(), batch.label(i));
            random = batch.random(i, 0);
            proposal = new SquareProposal((int) shape.get(1), (int) shape.get(2), (int) shape.get(3), epsilon);
            best = x;
            add(x, 1);
        }

        @Override
        public boolean isOver() {
            return bestMargin > 0 || asked > queries;
        }

        @Override
        public float[][] points(int room) {
            if (asked == 1) {
                tried.clear();
                add(projected(norm == Norm.L2 ? proposal.bumps(x, random) : proposal.stripes(x, random)), 1);
            } else if (asked > 1) {
                tried.clear();
                propose(room);
            }
            return tried.stream().map(question -> question.picture).toArray(float[][]::new);
        }

        /** Of a square that changes nothing, such as one in a corner that is as dark as it gets, the answer is known. */
        private void propose(int room) {
            int left = queries + 1 - asked;
            Iterator<SquareProposal.Move> known = List.copyOf(moves).iterator();
            int unasked = 0;
            for (int k = 0; k < left && tried.size() < room; k++) {
                SquareProposal.Move move = known.hasNext() ? known.next() : draw();
                float[] picture = projected(move.from(best));
                unasked++;
                if (!Arrays.equals(picture, best) || (k == left - 1 && tried.isEmpty())) {
                    add(picture, unasked);
                    unasked = 0;
                }
            }
        }

        private void add(float[] picture, int settles) {
            tried.add(new Question(picture, settles));
        }

        private float[] projected(float[] picture) {
            norm.project(picture, x, epsilon);
            return picture;
        }

        /** The choices do not depend on the picture, so those of the next moves can be made before it is known. */
        private SquareProposal.Move draw() {
            double share = firstShare * shrinking((int) ((double) drawn++ / queries * SCHEDULE));
            SquareProposal.Move move =
                    norm == Norm.L2 ? proposal.moveBump(x, share, random) : proposal.paintSquare(x, share, random);
            moves.add(move);
            return move;
        }

        @Override
        public int step(float[][] logits) {
            for (int k = 0; k < logits.length; k++) {
                Question question = tried.get(k);
                double now = margin.value(logits[k]);
                boolean better = now > bestMargin;
                // The stripes are kept whatever they do, as published; the picture itself is asked first.
                if (better || asked == 1) {
                    bestMargin = now;
                    best = question.picture;
                }
                for (int settled = 0; settled < question.settles && asked > 1; settled++) {
                    moves.remove();
                }
                asked += question.settles;
                if (better) {
                    // What was asked after this one did not start from it.
                    return k + 1;
                }
            }
            return logits.length;
        }

        @Override
        public float[] result() {
            return best;
        }
    }

    /** The published schedule halves the share at these of 10,000 queries. */
    private static final int SCHEDULE = 10000;

    private static final int[] HALVINGS = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

    private static double shrinking(int step) {
        double share = 1;
        for (int at : HALVINGS) {
            share = step > at ? share / 2 : share;
        }
        return share;
    }
}
