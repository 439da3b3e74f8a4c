package org.epsilonlab.training;

/** What may be wrong with a training, from nothing to all. */
public enum Alarm {
    /** Nothing is known to be wrong. */
    NONE("", ""),
    /** One-step accuracy leaves iterated accuracy behind: the beginning of a collapse. */
    COLLAPSING(
            "The network begins to see through its own attack.",
            "It holds better against one step than against many, and the gap grows: what it learns is this one attack, "
                    + "not robustness. Stop here and keep the last good weights, or train with PGD or N-FGSM."),
    /** Catastrophic overfitting (Wong et al. 2020). */
    COLLAPSED(
            "The training collapsed.",
            "The network learned to see through the one attack it is trained on: one step no longer fools it, many "
                    + "small steps always do. Go back to the last good weights, or train with PGD or N-FGSM."),
    /** The loss is where it began. */
    NOT_FALLING(
            "The loss does not fall.",
            "After several epochs it is about where it began. Try another learning rate, or a smaller ε at first."),
    /** As right as a guess. */
    CHANCE(
            "The network only guesses.",
            "Its accuracy on clean pictures is that of chance. Try a lower learning rate, or a smaller ε with warm-up.");

    private final String headline;
    private final String advice;

    Alarm(String headline, String advice) {
        this.headline = headline;
        this.advice = advice;
    }

    /** One sentence; empty for none. */
    public String headline() {
        return headline;
    }

    /** What it means and what to do; empty for none. */
    public String advice() {
        return advice;
    }
}
