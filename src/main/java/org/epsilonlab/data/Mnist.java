package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Handwritten digits: 5,000 of MNIST's (LeCun, Bottou, Bengio and Haffner 1998), grey, 28×28, white on black, 450 of each
 * to train on and 50 of each to test on. The digits take turns, so that every range is balanced.
 */
public final class Mnist {
    /** The digits 0 to 9. */
    public static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    static final IdxSet SET = new IdxSet("mnist", "MNIST", CLASSES);

    private Mnist() {}

    /**
     * The 4,500 training pictures.
     *
     * @param assets the folder that holds {@code mnist/}
     */
    public static LabelledImages train(Path assets) throws DataException {
        return SET.train(assets);
    }

    /**
     * The 500 test pictures.
     *
     * @param assets the folder that holds {@code mnist/}
     */
    public static LabelledImages test(Path assets) throws DataException {
        return SET.test(assets);
    }
}
