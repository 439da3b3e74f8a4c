package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * Answers what an attack leaves of the accuracy.
 *
 * <p>An attack of one step and a control are carried out on every picture, as their formula says. For the worst case of the
 * others a picture is finished once it is fooled: one that the network gets wrong by itself, or that fell at a smaller
 * budget, is not attacked again, since its example lies in the larger ball too. On a sample that is checked. With ε = 0
 * nothing is attacked at all.
 */
final class AccuracyRun {

    /** So many pictures are put on the disk at once. */
    private static final int BLOCK = 500;

    /** So many of a block's pictures that fell at a smaller budget are attacked again. */
    private static final int SAMPLE = 5;

    private final Prober prober;
    private final Filling filling;

    AccuracyRun(Prober prober, Filling filling) {
        this.prober = prober;
        this.filling = filling;
    }

    /** Whether a picture fooled by the attack needs no more attacking. */
    static boolean isWorstCase(AttackSpec spec) {
        AttackDescription.Group group = spec.description().group();
        return !spec.goal().isTargeted()
                && (group == AttackDescription.Group.ITERATED
                        || group == AttackDescription.Group.AUTOMATIC
                        || group == AttackDescription.Group.PANEL
                        || (group == AttackDescription.Group.QUERIES && spec.isBounded()));
    }

    /**
     * Completes an answer.
     *
     * @param smaller the complete answer for the next smaller budget, null for none
     */
    CellAnswer complete(Cell cell, @Nullable CellAnswer smaller) throws AttackException, IOException {
        AttackSpec spec = cell.attack();
        String what = cell.title() + " · " + spec.description().title();
        return filling.complete(
                cell,
                BLOCK,
                smaller == null ? 1 : Work.LATER,
                what,
                (indices, progress) ->
                        isWorstCase(spec) ? worst(spec, indices, smaller, progress) : plain(spec, indices, progress));
    }

    private Chunk plain(AttackSpec spec, int[] indices, DoubleConsumer progress) throws AttackException {
        Prober.Found found = prober.attack(spec, indices, false, progress);
        return Chunk.of(
                found.results().stream().map(PictureResult::toRow).toList(), found.gradients(), found.queries());
    }

    private Chunk worst(AttackSpec spec, int[] indices, @Nullable CellAnswer smaller, DoubleConsumer progress)
            throws AttackException {
        List<PictureResult> known =
                smaller == null ? untouched(indices, spec.epsilon() == 0) : fallen(indices, smaller);
        int[] standing = IntStream.range(0, indices.length)
                .filter(i -> known.get(i) == null)
                .map(i -> indices[i])
                .toArray();
        Prober.Found found = prober.attack(spec, standing, false, progress);
        List<double[]> rows = new ArrayList<>();
        int next = 0;
        for (PictureResult each : known) {
            rows.add((each == null ? found.results().get(next++) : each).toRow());
        }
        int[] sample = known.stream()
                .filter(each -> each != null && each.foundAt() > 0)
                .mapToInt(PictureResult::index)
                .limit(SAMPLE)
                .toArray();
        Prober.Found again = prober.attack(spec, sample, false, share -> {});
        int agreeing =
                (int) again.results().stream().filter(PictureResult::success).count();
        return Chunk.of(rows, found.gradients() + again.gradients(), found.queries() + again.queries())
                .sampled(sample.length, agreeing);
    }

    /** Where the network errs by itself, what there is to say; null for the others, unless all are wanted. */
    private List<PictureResult> untouched(int[] indices, boolean all) {
        List<Prediction> predictions = prober.predict(indices);
        List<PictureResult> known = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            Prediction before = predictions.get(i);
            int label = prober.label(indices[i], before);
            known.add(before.label() == label && !all ? null : PictureResult.untouched(indices[i], label, before));
        }
        return known;
    }

    /** The answers of pictures that fell at a smaller budget; null for the others. */
    private static List<PictureResult> fallen(int[] indices, CellAnswer smaller) {
        List<PictureResult> known = new ArrayList<>();
        for (int index : indices) {
            PictureResult before = PictureResult.ofRow(smaller.rows().get(index));
            known.add(before.holds() ? null : before);
        }
        return known;
    }
}
