package org.epsilonlab.evaluation;

import java.util.List;

/** What is checked, by the names that files hold. */
public final class CheckNames {

    public static final String ITERATED = "iterated-not-weaker";
    public static final String MORE = "more-steps-change-little";
    public static final String FALLS = "falls-with-epsilon";
    public static final String CHANCE = "chance-at-huge-epsilon";
    public static final String GRADIENT_FREE = "gradient-free-not-stronger";
    public static final String NOISE = "noise-not-stronger";
    public static final String GRADIENTS = "gradients-not-zero";
    public static final String EXAMPLES = "stored-examples-hold";

    /** All of them, in the order of a card. */
    public static final List<String> ALL =
            List.of(ITERATED, MORE, FALLS, CHANCE, GRADIENT_FREE, NOISE, GRADIENTS, EXAMPLES);

    private CheckNames() {}

    /** A check that asks for gradients, of a network that gives none. */
    static Check blind(String name) {
        return new Check(name, Check.Outcome.NOT_RUN, "The network gives no gradients, which this check needs.");
    }
}
