package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;

/** Answers a cell block by block, from where its answer in the store ends; each block is on the disk before the next. */
final class Filling {

    private final ResultStore store;
    private final Work work;

    Filling(ResultStore store, Work work) {
        this.store = store;
        this.work = work;
    }

    /** Answers for some pictures; what it took in seconds is noted by the caller. */
    interface Part {
        /**
         * The rows of these pictures.
         *
         * @param progress hears the share of them that is done
         */
        Chunk of(int[] indices, DoubleConsumer progress) throws AttackException, IOException;
    }

    /**
     * Completes the answer.
     *
     * @param block so many pictures at once; all of them where the attack makes one change for all
     * @param times how often a picture is attacked, for the progress
     * @param what a few words on what is under way
     */
    CellAnswer complete(Cell cell, int block, double times, String what, Part part)
            throws AttackException, IOException {
        CellAnswer answer = store.find(cell);
        int n = cell.n();
        double all = times * StudyPlan.work(cell.attack()) * n;
        int size = cell.attack().description().is(AttackDescription.Trait.TOGETHER) ? n : block;
        for (int from = answer.rows().size(); from < n; from += size) {
            long start = System.nanoTime();
            int first = from;
            int[] indices = IntStream.range(from, Math.min(n, from + size)).toArray();
            Chunk chunk = part.of(indices, share -> work.tell(all * (first + share * indices.length) / n, what));
            store.append(answer, chunk.took((System.nanoTime() - start) / 1e9));
        }
        work.done(all, what);
        return answer;
    }
}
