package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.EpsilonFormat;

/** What was measured on a network, in a line. */
final class Accuracies {

    private Accuracies() {}

    /** Such as {@code clean 91.2 % · PGD-40 at 0.1: 2.1 % (n = 10,000)}; says so where nothing was measured. */
    static String line(ModelCard card) {
        List<AccuracyRecord> measured = card.accuracy();
        if (measured.isEmpty()) {
            return "accuracy not measured";
        }
        AccuracyRecord record = measured.get(0);
        String norm = record.norm().equals("linf") ? "" : " " + record.norm().toUpperCase(Locale.ROOT);
        String attack = record.attack().toUpperCase(Locale.ROOT) + (record.steps() > 1 ? "-" + record.steps() : "");
        return String.format(
                Locale.ENGLISH,
                "clean %.1f %% · %s%s at %s: %.1f %% (n = %,d)",
                100 * record.clean(),
                attack,
                norm,
                EpsilonFormat.decimal(record.epsilon()),
                100 * record.robust(),
                record.n());
    }
}
