package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.evaluation.Measurement;
import org.jspecify.annotations.Nullable;

/** Figures as they come, each once. */
final class FigureList {

    private FigureList() {}

    /** All of them; one that comes again, with its card of checks, takes its place. */
    static List<Measurement> with(List<Measurement> known, List<Measurement> fresh) {
        List<Measurement> all = new ArrayList<>(known);
        for (Measurement each : fresh) {
            int at = -1;
            for (int i = 0; i < all.size(); i++) {
                at = isSame(all.get(i), each) ? i : at;
            }
            if (at < 0) {
                all.add(each);
            } else {
                all.set(at, each);
            }
        }
        return List.copyOf(all);
    }

    /** Whether both are about the same network, attack and budget. */
    static boolean isSame(Measurement one, Measurement other) {
        return one.cell().weights().equals(other.cell().weights())
                && one.figure().attack().equals(other.figure().attack());
    }

    /** The first figure with a budget, so that card and pictures are not empty while the rest is computed. */
    static @Nullable Measurement first(List<Measurement> all) {
        return all.stream().filter(figure -> figure.epsilon() > 0).findFirst().orElse(null);
    }
}
