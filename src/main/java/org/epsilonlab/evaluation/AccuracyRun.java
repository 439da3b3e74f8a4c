package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
 * others a picture is finished once it is fooled: one that the network gets wrong by itself is not attacked at all. One that
 * fell at a smaller budget is not attacked again, since its example lies in the larger ball too; neither is one that held at a
 * larger budget, since that ball has all that lies in the smaller. On a sample both are checked, and where a picture falls that
 * held more, all such are attacked. With ε = 0 nothing is attacked.
 */
final class AccuracyRun {

    /** So many pictures are put on the disk at once. */
    private static final int BLOCK = 500;

    /** So many of a block's pictures that fell at a smaller budget are attacked for real, and of those that held a larger. */
    private static final int SAMPLE = 5;

    private final Prober prober;
    private final Filling filling;
    private final ResultStore store;

    AccuracyRun(Prober prober, Filling filling, ResultStore store) {
        this.prober = prober;
        this.filling = filling;
        this.store = store;
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

    /** Completes an answer; those that it takes pictures over from are complete. */
    CellAnswer complete(BudgetOrder.Step step) throws AttackException, IOException {
        Cell cell = step.cell();
        AttackSpec spec = cell.attack();
        CellAnswer smaller = step.smaller() == null ? null : store.find(step.smaller());
        CellAnswer larger = step.larger() == null ? null : store.find(step.larger());
        String what = cell.title() + " · " + spec.description().title();
        return filling.complete(
                cell,
                BLOCK,
                step.times(),
                what,
                (indices, progress) -> isWorstCase(spec)
                        ? worst(spec, indices, known(spec, indices, smaller, larger), progress)
                        : plain(spec, indices, progress));
    }

    private Chunk plain(AttackSpec spec, int[] indices, DoubleConsumer progress) throws AttackException {
        Prober.Found found = prober.attack(spec, indices, false, progress);
        return Chunk.of(
                found.results().stream().map(PictureResult::toRow).toList(), found.gradients(), found.queries());
    }

    private Chunk worst(AttackSpec spec, int[] indices, List<PictureResult> known, DoubleConsumer progress)
            throws AttackException {
        List<PictureResult> fell = sample(known, false);
        List<PictureResult> held = sample(known, true);
        Prober.Found falling = prober.attack(spec, indices(fell), false, share -> {});
        Prober.Found holding = prober.attack(spec, indices(held), false, share -> {});
        long agreeing = falling.results().stream().filter(each -> !each.holds()).count();
        long still = holding.results().stream().filter(PictureResult::holds).count();
        if (still < held.size()) {
            // An attack that finds less in the larger ball: nothing that held there may be believed to hold here.
            known.replaceAll(each -> isTaken(each, true) ? null : each);
        }
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
        return Chunk.of(
                        rows,
                        found.gradients() + falling.gradients() + holding.gradients(),
                        found.queries() + falling.queries() + holding.queries())
                .sampled(fell.size() + held.size(), (int) (agreeing + still));
    }

    /** Whether that is taken over from another budget, where the picture held or fell. */
    private static boolean isTaken(@Nullable PictureResult known, boolean held) {
        return known != null && known.foundAt() > 0 && known.holds() == held;
    }

    /** Of the pictures that held, or fell, at another budget the few that one would least expect it of. */
    private static List<PictureResult> sample(List<PictureResult> known, boolean held) {
        Comparator<PictureResult> nearest = Comparator.comparingDouble(PictureResult::marginBefore);
        return known.stream()
                .filter(each -> isTaken(each, held))
                .sorted(held ? nearest : nearest.reversed())
                .limit(SAMPLE)
                .toList();
    }

    private static int[] indices(List<PictureResult> pictures) {
        return pictures.stream().mapToInt(PictureResult::index).toArray();
    }

    /** What is known of pictures before this budget's attack; null where it has to tell. */
    private List<PictureResult> known(
            AttackSpec spec, int[] indices, @Nullable CellAnswer smaller, @Nullable CellAnswer larger) {
        if (smaller == null && larger == null) {
            return untouched(indices, spec.epsilon() == 0);
        }
        List<PictureResult> known = new ArrayList<>();
        for (int index : indices) {
            PictureResult below = at(smaller, index);
            PictureResult above = at(larger, index);
            boolean falls = below != null && !below.holds();
            // Where the network errs by itself nothing larger is needed to know that.
            boolean errs = above != null && !above.isRight();
            known.add(falls ? below : above != null && (errs || above.holds()) ? above : null);
        }
        return known;
    }

    private static @Nullable PictureResult at(@Nullable CellAnswer answer, int index) {
        return answer == null ? null : PictureResult.ofRow(answer.rows().get(index));
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
}
