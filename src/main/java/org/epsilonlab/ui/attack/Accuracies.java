package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.EpsilonFormat;

/** What was measured on a network, in a line. */
final class Accuracies {

    private Accuracies() {}

    /**
     * Such as {@code clean 91.2 % · PGD-40 at 0.1: 2.1 % (n = 10,000)}, then ever shorter ones down to {@code 91.2 % → 2.1 %};
     * says so where nothing was measured.
     */
    static List<String> wordings(ModelCard card) {
        List<AccuracyRecord> measured = card.accuracy();
        if (measured.isEmpty()) {
            return List.of("accuracy not measured", "not measured");
        }
        AccuracyRecord record = measured.get(0);
        String norm = record.norm().equals("linf") ? "" : " " + record.norm().toUpperCase(Locale.ROOT);
        String attack = record.attack().toUpperCase(Locale.ROOT) + (record.steps() > 1 ? "-" + record.steps() : "");
        String clean = percent(record.clean());
        String robust = percent(record.robust());
        String most = "clean " + clean + " · " + attack + norm + " at " + EpsilonFormat.brief(record.epsilon()) + ": "
                + robust;
        return List.of(
                most + String.format(Locale.ENGLISH, " (n = %,d)", record.n()),
                most,
                "clean " + clean + " · " + attack + " " + robust,
                clean + " → " + robust);
    }

    private static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f %%", 100 * share);
    }
}
