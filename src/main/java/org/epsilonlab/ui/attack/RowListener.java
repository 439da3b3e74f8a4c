package org.epsilonlab.ui.attack;

import java.util.function.Consumer;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;

/**
 * Hears of one network's attack on behalf of whoever listens to the stage.
 *
 * @param stage is told of the progress of all networks together
 * @param taker is handed the best so far
 * @param row which network, counted from 0
 * @param rows how many there are
 */
record RowListener(AttackListener stage, Consumer<AttackOutcome> taker, int row, int rows) implements AttackListener {

    @Override
    public void progress(int done, int all) {
        stage.progress(row * all + done, rows * all);
    }

    @Override
    public boolean wantsBest() {
        return stage.wantsBest();
    }

    @Override
    public void best(AttackOutcome soFar) {
        taker.accept(soFar);
    }

    @Override
    public boolean isEnough() {
        return stage.isEnough();
    }

    @Override
    public boolean isCancelled() {
        return stage.isCancelled();
    }
}
