package org.epsilonlab.attack;

/** Counts what an attack asks of the network. For one thread. */
public final class AttackCost {

    private long gradients;
    private long queries;

    void addGradients(long more) {
        gradients += more;
    }

    void addQueries(long more) {
        queries += more;
    }

    /** Gradients, counted by pictures. */
    public long gradients() {
        return gradients;
    }

    /** Predictions without a gradient, counted by pictures. */
    public long queries() {
        return queries;
    }
}
