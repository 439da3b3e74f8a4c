package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.ui.common.ParameterWords;

/** The title of the fold of rarely needed controls: a value that is not the default must not hide in it. */
final class MoreTitle {

    private MoreTitle() {}

    /** Such as "More · 5 restarts · seed 7". */
    static String of(AttackDescription attack, Arguments arguments, int seed) {
        List<String> parts = new ArrayList<>(List.of("More"));
        parts.addAll(ParameterWords.changed(attack.parameters(), arguments.values()));
        if (seed != 0) {
            parts.add("seed " + seed);
        }
        return String.join(" · ", parts);
    }
}
