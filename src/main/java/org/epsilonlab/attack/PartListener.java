package org.epsilonlab.attack;

/**
 * Tells a listener of one part of an attack that is made of several, so that its progress rises once from nothing to all.
 *
 * @param whole hears and is asked
 * @param part which part, counted from 0
 * @param parts of how many alike
 */
record PartListener(AttackListener whole, int part, int parts) implements AttackListener {

    @Override
    public void progress(int done, int all) {
        whole.progress(part * all + done, parts * all);
    }

    @Override
    public void fools(int pictures, int of) {
        whole.fools(pictures, of);
    }

    @Override
    public boolean wantsBest() {
        return whole.wantsBest();
    }

    @Override
    public void best(AttackOutcome soFar) {
        whole.best(soFar);
    }

    @Override
    public boolean isEnough() {
        return whole.isEnough();
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
