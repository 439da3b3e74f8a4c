package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.Mnist;
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
 */
public record TrainingData(
        String name,
        String title,
        InputShape shape,
        List<String> classes,
        Normalization normalization,
        double epsilon,
        String source,
        Opening train,
        Opening test) {

    /** Opens pictures that lie below the folder of bundled data. */
    @FunctionalInterface
    public interface Opening {
        LabelledImages open(Path assets) throws DataException;
    }

    private static final List<TrainingData> ALL = List.of(
            new TrainingData(
                    "fashion-mnist",
                    "Fashion-MNIST",
                    new InputShape(1, 28, 28),
                    FashionMnist.CLASSES,
                    new Normalization(List.of(.286f), List.of(.353f)),
                    0.1,
                    "Trained with Epsilon Lab on Fashion-MNIST (Xiao, Rasul & Vollgraf 2017)",
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
                    Mnist::train,
                    Mnist::test));

    /**
     * Reads all of it once, the test pictures too: those would otherwise be missed only when the training is over.
     *
     * @param assets the folder of bundled data
     * @throws DataException one sentence, if any of it cannot be used
     */
    public void check(Path assets) throws DataException {
        train.open(assets);
        test.open(assets);
    }

    /** Everything there is to train on. */
    public static List<TrainingData> all() {
        return ALL;
    }

    /**
     * The data of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrainingData find(String name) {
        return ALL.stream()
                .filter(data -> data.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no training data \"" + name + "\"; there is "
                        + String.join(", ", ALL.stream().map(TrainingData::name).toList())));
    }
}
