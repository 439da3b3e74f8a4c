package org.epsilonlab.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Weights;

/**
 * A model folder that appears whole or not at all: weights, history and card.
 */
public final class Checkpoint {

    /** The file with one line an epoch. */
    public static final String HISTORY = "history.csv";

    private Checkpoint() {}

    /**
     * Refuses a folder that cannot become a new model; asked before a training begins.
     *
     * @throws IOException one sentence, if there is something at that place already or nothing can be put there
     */
    public static void checkFree(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                if (children.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty; name a new folder for the model.");
                }
            }
        }
        // A training may take hours: whether its model can be written is tried out before.
        WholeFolder.start(folder).close();
    }

    /**
     * Writes the model folder.
     *
     * @throws IOException one sentence, if it cannot be written; nothing is left of it then
     */
    public static void write(Path folder, ModelCard card, Network network, List<TrainingPoint> history)
            throws IOException {
        checkFree(folder);
        try (WholeFolder whole = WholeFolder.start(folder)) {
            Weights.write(network, whole.part().resolve(String.valueOf(card.weights())));
            Files.writeString(whole.part().resolve(HISTORY), TrainingPoint.toCsv(history), StandardCharsets.UTF_8);
            CardFile.write(card, whole.part());
            whole.commit();
        }
    }
}
