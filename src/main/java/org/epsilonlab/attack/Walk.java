package org.epsilonlab.attack;

/**
 * One picture's way through an attack, written as its paper writes it; {@link LockStep} leads the walks of a whole batch
 * side by side, so that each question to the network is asked for all of them at once, and a walk that is over leaves.
 */
interface Walk {

    /** Whether it asks nothing more. */
    boolean isOver();

    /** The best picture so far; a fresh or immutable array of C·H·W values in [0, 1]. */
    float[] result();

    /** A walk that follows gradients. */
    interface ByGradient extends Walk {

        /** Where to ask next. */
        float[] point();

        /**
         * Whether it expects to want no gradient there. It may be wrong: a guess that comes true saves the backward pass, and
         * one that does not costs a forward pass.
         */
        default boolean expectsNone() {
            return false;
        }

        /**
         * Given the logits there, the gradients it wants, each of a weighted sum of the logits.
         *
         * @return sets of one weight a class; none to move on by the logits alone
         */
        float[][] pull(float[] logits);

        /** Moves on by the gradients, one a set of weights. */
        void step(float[][] gradients);
    }

    /** A walk that sees logits only. */
    interface ByQuery extends Walk {

        /**
         * Where to ask next, at least one point.
         *
         * @param room how many points there is room for; a walk that knows of more to ask, should the first lead nowhere,
         *     may fill it
         */
        float[][] points(int room);

        /**
         * Moves on by the logits, one row a point.
         *
         * @return how many of the rows it has looked at; the others count as never asked
         */
        int step(float[][] logits);
    }
}
