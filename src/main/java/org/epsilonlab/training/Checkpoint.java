package org.epsilonlab.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Weights;

/**
 * A model folder that appears whole or not at all: card, weights and history are written into a folder beside it, which
 * then takes its name.
 */
public final class Checkpoint {

    /** The file with one line an epoch. */
    public static final String HISTORY = "history.csv";

    private Checkpoint() {}

    /**
     * Refuses a folder that cannot become a new model; asked before a training begins.
     *
     * @throws IOException one sentence, if there is something at that place already
     */
    public static void checkFree(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                if (children.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty; name a new folder for the model.");
                }
            }
        } else if (Files.exists(folder)) {
            throw new IOException(folder + " is a file; name a new folder for the model.");
        }
    }

    /**
     * Writes the model folder.
     *
     * @throws IOException one sentence, if it cannot be written; nothing is left of it then
     */
    public static void write(Path folder, ModelCard card, Network network, List<TrainingPoint> history)
            throws IOException {
        checkFree(folder);
        Path whole = folder.toAbsolutePath().normalize();
        Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(part);
            Weights.write(network, part.resolve(String.valueOf(card.weights())));
            Files.writeString(part.resolve(HISTORY), TrainingPoint.toCsv(history), StandardCharsets.UTF_8);
            CardFile.write(card, part);
            Files.deleteIfExists(whole);
            move(part, whole);
        } catch (IOException e) {
            throw new IOException(
                    folder + " cannot be written; check that its parent folder is yours and has room.", e);
        } finally {
            remove(part);
        }
    }

    private static void move(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, whole);
        }
    }

    private static void remove(Path part) throws IOException {
        if (Files.isDirectory(part)) {
            try (Stream<Path> children = Files.list(part)) {
                for (Path child : children.toList()) {
                    Files.delete(child);
                }
            }
            Files.delete(part);
        }
    }
}
