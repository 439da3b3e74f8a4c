package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.epsilonlab.image.Difference;
import org.epsilonlab.ui.common.BriefTitles;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.jspecify.annotations.Nullable;

/** The line at the foot: how large the change is in every norm, what was done to a picture, and what it cost. */
final class StatusLine {

    private StatusLine() {}

    /** The norms of what is shown, for each network. */
    static StringBinding norms(AttackModel model) {
        return Bindings.createStringBinding(
                () -> norms(
                        model.stage().shownProperty().get(),
                        model.stage().resultProperty().get()),
                model.stage().shownProperty(),
                model.stage().resultProperty());
    }

    private static String norms(List<StageRow> rows, @Nullable StageResult result) {
        List<String> names = BriefTitles.of(
                rows.stream().map(row -> row.model().card().title()).toList());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof StageRow.Attacked attacked) {
                parts.add(names.get(i) + ": " + norms(attacked.perturbation())
                        + (attacked.outcome().zeroGradient() ? " · gradient is zero" : ""));
            }
        }
        if (result != null && result.request().picture().own() != null) {
            parts.add(result.request().picture().made()
                    + (result.labelPredicted() ? ", class from the prediction" : ", class stated by you"));
        }
        return String.join("   |   ", parts);
    }

    private static String norms(Difference change) {
        return String.format(
                Locale.ROOT,
                "L∞ %s · L2 %.2f · L1 %.1f · L0 %d (%.0f %%)",
                EpsilonFormat.decimal(change.linf()),
                change.l2(),
                change.l1(),
                change.l0(),
                100 * change.changedShare());
    }

    /** What the attack cost. */
    static StringBinding cost(AttackModel model) {
        return Bindings.createStringBinding(
                () -> {
                    StageResult result = model.stage().resultProperty().get();
                    return result == null ? "" : String.format(Locale.ROOT, "%.1f ms · CPU", 1000 * result.seconds());
                },
                model.stage().resultProperty());
    }
}
