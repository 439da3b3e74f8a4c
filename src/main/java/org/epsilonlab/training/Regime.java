package org.epsilonlab.training;

/** What a training step updates the weights on. */
public enum Regime {
    /** Clean pictures only: the usual training. */
    CLEAN("clean"),
    /** The mean of the losses on clean and on adversarial pictures (Goodfellow et al. 2015, section 6, α = 0.5). */
    MIXED("mixed"),
    /** Adversarial pictures only (Madry et al. 2018). */
    ADVERSARIAL("adversarial");

    private final String id;

    Regime(String id) {
        this.id = id;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /**
     * The regime of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Regime of(String id) {
        for (Regime regime : values()) {
            if (regime.id.equals(id)) {
                return regime;
            }
        }
        throw new IllegalArgumentException("there is no regime \"" + id + "\"; there are clean, mixed and adversarial");
    }

    boolean usesClean() {
        return this != ADVERSARIAL;
    }

    boolean usesAdversarial() {
        return this != CLEAN;
    }
}
