package org.epsilonlab.evaluation;

/** Answers made up for tests. */
final class Answers {

    private Answers() {}

    static PictureResult picture(int index, int label, int before, int after) {
        return picture(index, label, before, after, 0.9, 0.8, 1, -1);
    }

    static PictureResult picture(
            int index,
            int label,
            int before,
            int after,
            double confidenceBefore,
            double confidenceAfter,
            double marginBefore,
            double marginAfter) {
        return new PictureResult(
                index,
                label,
                before,
                after,
                confidenceBefore,
                confidenceAfter,
                marginBefore,
                marginAfter,
                0.1,
                1,
                10,
                100,
                after != label,
                false,
                0.1);
    }
}
