package org.epsilonlab.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pictures of each class are for training and which for testing. The classes keep their shares in both, and take
 * turns by their size, so that every range of either is as balanced as the whole: the end of the training pictures is
 * held out to measure on.
 *
 * @param train in their order
 * @param test in their order
 */
record Split(List<Place> train, List<Place> test) {

    /**
     * A picture of a class.
     *
     * @param label of the class
     * @param index within it
     */
    record Place(int label, int index) {}

    private record Turn(Place place, double when) {}

    /**
     * @param counts pictures of each class, at least two
     * @param testShare in (0, 1); of each class at least one picture is tested on, and at least one trained on
     * @param seed draws which; the same on every machine
     */
    static Split of(int[] counts, double testShare, long seed) {
        List<Turn> train = new ArrayList<>();
        List<Turn> test = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            int all = counts[label];
            int[] order = Batches.permutation(all, seed * ClassFolder.MOST_CLASSES + label);
            int tested = tested(all, testShare);
            for (int i = 0; i < all; i++) {
                boolean isTest = i < tested;
                int n = isTest ? tested : all - tested;
                int turn = isTest ? i : i - tested;
                (isTest ? test : train).add(new Turn(new Place(label, order[i]), (turn + 0.5) / n));
            }
        }
        return new Split(places(train), places(test));
    }

    /** How many of so many pictures of a class are tested on. */
    static int tested(int all, double testShare) {
        return (int) Math.max(1, Math.min(all - 1L, Math.round(all * testShare)));
    }

    private static List<Place> places(List<Turn> turns) {
        return turns.stream()
                .sorted(Comparator.comparingDouble(Turn::when)
                        .thenComparing(turn -> turn.place().label()))
                .map(Turn::place)
                .toList();
    }
}
