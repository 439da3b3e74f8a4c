package org.epsilonlab.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;

/**
 * A data set that a user made of pictures, or downloaded. It holds the prepared pictures themselves, so that a training
 * goes on bit for bit though the files have been moved or changed.
 *
 * @param folder where it lies; its name is the word for it
 * @param title that people read
 * @param classes their names, in the order of the labels
 * @param shape of every picture
 * @param normalization mean and standard deviation of the training pictures, channel by channel
 * @param train how many pictures there are to train on
 * @param test how many to test on
 * @param seed of the split into both
 * @param from the folder it was made of, as it was called then, or words for what else it was made of
 * @param leftOut one sentence for each file that could not be read
 * @param digest of pictures and labels: two sets of the same digest are the same
 * @param published by whom and how, null for the user's own pictures
 */
public record OwnSet(
        Path folder,
        String title,
        List<String> classes,
        InputShape shape,
        Normalization normalization,
        int train,
        int test,
        long seed,
        String from,
        List<String> leftOut,
        String digest,
        @Nullable Published published) {

    /** The file that says all this. */
    static final String CARD = "pictures.json";

    static final String TRAIN = "train";
    static final String TEST = "test";

    /** Channels, rows and columns of a picture lie in a dimension each. */
    static final int DIMENSIONS = 4;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public OwnSet {
        // A card may lack any of them.
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(digest, "digest");
        classes = List.copyOf(classes);
        leftOut = List.copyOf(leftOut);
    }

    /** All of it but the place where it lies. */
    private record Card(
            String title,
            List<String> classes,
            List<Integer> shape,
            List<Float> mean,
            List<Float> std,
            int train,
            int test,
            long seed,
            String from,
            List<String> leftOut,
            String digest,
            @Nullable Published published) {}

    /** The same set under another title. */
    OwnSet titled(String other) {
        return new OwnSet(
                folder, other, classes, shape, normalization, train, test, seed, from, leftOut, digest, published);
    }

    /** The word for it in files and on the command line. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** The pictures to train on, in an order in which every range is balanced. */
    public LabelledImages openTrain() throws DataException {
        return IdxImages.read(name() + ":" + TRAIN, folder, TRAIN, DIMENSIONS, classes);
    }

    /** The pictures to test on, in such an order too. */
    public LabelledImages openTest() throws DataException {
        return IdxImages.read(name() + ":" + TEST, folder, TEST, DIMENSIONS, classes);
    }

    /** The part that a word names, such as {@code my-cats:test}. */
    LabelledImages open(String word) throws DataException {
        return switch (word.substring(name().length())) {
            case ":" + TEST -> openTest();
            case ":" + TRAIN -> openTrain();
            default ->
                throw new DataException(
                        word + " is no part of " + title + "; write " + name() + ":test or " + name() + ":train.");
        };
    }

    /** @throws DataException one sentence, if the folder's card cannot be read */
    static OwnSet read(Path folder) throws DataException {
        Path file = folder.resolve(CARD);
        try {
            Card card = GSON.fromJson(Files.readString(file), Card.class);
            return new OwnSet(
                    folder,
                    card.title(),
                    card.classes(),
                    new InputShape(
                            card.shape().get(0),
                            card.shape().get(1),
                            card.shape().get(2)),
                    new Normalization(card.mean(), card.std()),
                    card.train(),
                    card.test(),
                    card.seed(),
                    card.from(),
                    card.leftOut(),
                    card.digest(),
                    card.published());
        } catch (IOException | RuntimeException e) {
            // No JSON, or whatever is missing or out of range.
            throw new DataException(file + " is damaged; make the data set again from its pictures.", e);
        }
    }

    /** The card as it is written. */
    String card() {
        return GSON.toJson(new Card(
                title,
                classes,
                List.of(shape.channels(), shape.height(), shape.width()),
                normalization.mean(),
                normalization.std(),
                train,
                test,
                seed,
                from,
                leftOut,
                digest,
                published));
    }
}
