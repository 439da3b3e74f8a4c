package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.training.Alarm;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.TrainingPoint;
import org.jspecify.annotations.Nullable;

/** What is said of a run, in words and numbers. */
final class RunWords {

    private RunWords() {}

    static @Nullable TrainingPoint last(RunRecord record) {
        List<TrainingPoint> history = record.history();
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    /** Clean accuracy: that of the test set where it was measured, else with a star that of the held-out pictures. */
    static String clean(RunRecord record) {
        AccuracyRecord tested = record.accuracy();
        TrainingPoint last = last(record);
        if (tested != null) {
            return percent(tested.clean());
        }
        return last == null ? "–" : percent(last.clean()) + "*";
    }

    /** Robust accuracy, likewise: PGD-40 on the test set, else PGD-10 on held-out pictures with a star. */
    static String robust(RunRecord record) {
        AccuracyRecord tested = record.accuracy();
        TrainingPoint last = last(record);
        String sign = record.collapsedAt() > 0 ? " ⚠" : "";
        if (tested != null) {
            return percent(tested.robust()) + sign;
        }
        return last == null ? "–" : percent(last.pgd()) + "*" + sign;
    }

    /** What each epoch is measured on; of smaller data it is a tenth. */
    static String heldOut(String data) {
        return data.equals(DraftData.USUAL.name())
                ? "1,000 held-out images"
                : "held-out images (a tenth, at most 1,000)";
    }

    /** What the figures of a row are. */
    static String measure(RunRecord record) {
        AccuracyRecord tested = record.accuracy();
        if (tested == null) {
            return "* measured on " + heldOut(record.config().data()) + "; robust under PGD-10.";
        }
        return String.format(
                Locale.ROOT,
                "Measured on %s, n = %,d: robust under PGD-%d at ε %.3g (%s) %.1f %%, 95 %% interval %.1f–%.1f %%.",
                tested.data(),
                tested.n(),
                tested.steps(),
                tested.epsilon(),
                tested.norm(),
                100 * tested.robust(),
                100 * tested.interval().get(0),
                100 * tested.interval().get(1));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Minutes and seconds, such as "1:58". */
    static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
    }

    /** The worst that is to be told of a run: a collapse stays, a warning is that of the newest epoch. */
    static Alarm alarm(RunRecord record) {
        TrainingPoint last = last(record);
        if (record.collapsedAt() > 0) {
            return Alarm.COLLAPSED;
        }
        return last == null ? Alarm.NONE : last.alarm();
    }

    /** The collapse in numbers; empty for none. */
    static String collapse(RunRecord record) {
        TrainingPoint last = last(record);
        if (record.collapsedAt() == 0 || last == null) {
            return "";
        }
        double best = record.bestEpoch() == 0
                ? 0
                : record.history().get(record.bestEpoch() - 1).pgd();
        return String.format(
                Locale.ROOT,
                "Seen at epoch %d. PGD accuracy went from %.0f %% to %.0f %% while FGSM accuracy stands at %.0f %%.",
                record.collapsedAt(),
                100 * best,
                100 * last.pgd(),
                100 * last.fgsm());
    }
}
