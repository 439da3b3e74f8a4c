package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.Mnist;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.Published;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;

/**
 * Pictures that a network can be trained on and tested with.
 *
 * @param name in files and on the command line
 * @param title that people read
 * @param shape of every picture
 * @param classes in the order of the labels
 * @param normalization mean and standard deviation of the training pictures
 * @param epsilon a budget that is usual for them, in L∞
 * @param source for the card of a network trained on them
 * @param licence for that card
 */
public record TrainingData(
        String name,
        String title,
        InputShape shape,
        List<String> classes,
        Normalization normalization,
        double epsilon,
        String source,
        String licence,
        Opening train,
        Opening test) {

    /** Opens pictures that lie below the folder of bundled data. */
    @FunctionalInterface
    public interface Opening {
        LabelledImages open(Path assets) throws DataException;
    }

    private static final String LICENCE = "Apache-2.0";

    /** Colour pictures are attacked with less: the usual budget for CIFAR-10. */
    private static final double COLOUR_EPSILON = 8 / 255.0;

    private static final double GREY_EPSILON = 0.1;

    private static final List<TrainingData> BUNDLED = List.of(
            new TrainingData(
                    "fashion-mnist",
                    "Fashion-MNIST",
                    new InputShape(1, 28, 28),
                    FashionMnist.CLASSES,
                    new Normalization(List.of(.286f), List.of(.353f)),
                    0.1,
                    "Trained with Epsilon Lab on Fashion-MNIST (Xiao, Rasul & Vollgraf 2017)",
                    LICENCE,
                    FashionMnist::train,
                    FashionMnist::test),
            new TrainingData(
                    "mnist",
                    "MNIST, 5,000 digits",
                    new InputShape(1, 28, 28),
                    Mnist.CLASSES,
                    new Normalization(List.of(.131f), List.of(.308f)),
                    0.3,
                    "Trained with Epsilon Lab on 4,500 digits of MNIST (LeCun, Bottou, Bengio & Haffner 1998)",
                    LICENCE,
                    Mnist::train,
                    Mnist::test));

    /** Pictures of the user's own, or published ones that were downloaded. */
    public static TrainingData of(OwnSet set) {
        Published published = set.published();
        double usual = set.shape().channels() == 1 ? GREY_EPSILON : COLOUR_EPSILON;
        return new TrainingData(
                set.name(),
                set.title(),
                set.shape(),
                set.classes(),
                set.normalization(),
                published == null ? usual : published.epsilon(),
                "Trained with Epsilon Lab on "
                        + (published == null ? "own pictures, “" + set.title() + "”" : published.source()),
                published == null ? "not stated" : LICENCE,
                assets -> set.openTrain(),
                assets -> set.openTest());
    }

    /**
     * Reads all of it once, the test pictures too: those would otherwise be missed only when the training is over.
     *
     * @param shelf with the folder of bundled data
     * @throws DataException one sentence, if any of it cannot be used
     */
    public void check(DataShelf shelf) throws DataException {
        train.open(shelf.assets());
        test.open(shelf.assets());
    }

    /** What came with the program. */
    public static List<TrainingData> bundled() {
        return BUNDLED;
    }

    /** Everything there is to train on, the user's own last. */
    public static List<TrainingData> all(DataShelf shelf) {
        List<TrainingData> all = new ArrayList<>(BUNDLED);
        shelf.ownSets(new ArrayList<>()).stream().map(TrainingData::of).forEach(all::add);
        return all;
    }

    /**
     * The data of that name.
     *
     * @throws DataException one sentence, if there is none, or none any more
     */
    public static TrainingData find(String name, DataShelf shelf) throws DataException {
        List<TrainingData> all = all(shelf);
        return all.stream()
                .filter(data -> data.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataException("There is no training data \"" + name + "\"; there is "
                        + String.join(", ", all.stream().map(TrainingData::name).toList())));
    }
}
