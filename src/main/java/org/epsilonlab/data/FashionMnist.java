package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: 60,000 pictures to train on and 10,000 to test on, grey, 28×28, ten classes of clothing on black (Xiao,
 * Rasul and Vollgraf 2017, arXiv:1708.07747). 47 MB and 8 MB in memory.
 */
public final class FashionMnist {
    /** The classes in the order of their labels; label 0 is called "T-shirt/top" by its authors. */
    public static final List<String> CLASSES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    static final IdxSet SET = new IdxSet("fashion-mnist", "Fashion-MNIST", CLASSES);

    private FashionMnist() {}

    /**
     * The 60,000 training pictures.
     *
     * @param assets the folder that holds {@code fashion-mnist/}
     */
    public static LabelledImages train(Path assets) throws DataException {
        return SET.train(assets);
    }

    /**
     * The 10,000 test pictures.
     *
     * @param assets the folder that holds {@code fashion-mnist/}
     */
    public static LabelledImages test(Path assets) throws DataException {
        return SET.test(assets);
    }
}
