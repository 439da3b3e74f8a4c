package org.epsilonlab.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.ModelCatalog;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code run.json}, {@code history.csv} and, while there is something to go on from, the
 * checkpoint. Once the run has ended it is a model folder as well: weights, and last of all the card.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** The name of the record in a run's folder. */
    public static final String RECORD = ModelCatalog.RUN_RECORD;

    /** Weights of the best epoch before a collapse. */
    static final String GOOD = "last-good.safetensors";

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    private record Stored(
            String title,
            ConfigFile config,
            String command,
            String created,
            RunRecord.State state,
            List<TrainingPoint> history,
            int bestEpoch,
            int collapsedAt,
            @Nullable AccuracyRecord accuracy,
            @Nullable String problem) {}

    /** The file of the frozen network on which a run's layers stand. */
    static final String BENEATH = "beneath.pt";

    /**
     * Keeps a copy of the frozen network on which the layers stand: the folder is to be whole by itself.
     *
     * @throws IOException one sentence, if the disk refuses
     */
    Path keep(FeatureNetwork beneath) throws IOException {
        Path script = path.resolve(BENEATH);
        if (!Files.isRegularFile(script)) {
            try {
                WholeFile.write(script, Files.readAllBytes(beneath.script()));
            } catch (IOException e) {
                throw new IOException(
                        beneath.script() + " cannot be copied to " + path + "; check both, and that there is room.", e);
            }
        }
        return script;
    }

    /** Whether this folder is one of a run. */
    public boolean isRun() {
        return Files.isRegularFile(path.resolve(RECORD));
    }

    /**
     * Makes the folder of a new run, waiting for its turn.
     *
     * @throws IOException one sentence, if there is something at that place already or nothing can be put there
     */
    public RunRecord create(String title, TrainingConfig config, String command) throws IOException {
        if (Files.isRegularFile(path)) {
            throw new IOException(path + " is a file; name another place for the model.");
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> children = Files.list(path)) {
                if (children.findAny().isPresent()) {
                    throw new IOException(path + " is not empty; name a new folder for the model.");
                }
            }
        }
        RunRecord record = new RunRecord(
                title, config, command, Instant.now(), RunRecord.State.QUEUED, List.of(), 0, 0, null, null);
        write(record);
        return record;
    }

    /**
     * Writes the record and the history.
     *
     * @throws IOException one sentence, if the disk refuses; what was there is then untouched
     */
    public void write(RunRecord record) throws IOException {
        Stored stored = new Stored(
                record.title(),
                ConfigFile.of(record.config()),
                record.command(),
                record.created().toString(),
                record.state(),
                record.history(),
                record.bestEpoch(),
                record.collapsedAt(),
                record.accuracy(),
                record.problem());
        WholeFile.write(path.resolve(RECORD), (GSON.toJson(stored) + "\n").getBytes(StandardCharsets.UTF_8));
        if (!record.history().isEmpty()) {
            WholeFile.write(
                    path.resolve(History.FILE), History.csv(record.history()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads the record.
     *
     * @throws IOException one sentence, if it is missing, damaged or of another version of this program
     */
    public RunRecord read() throws IOException {
        Path file = path.resolve(RECORD);
        try {
            Stored stored = GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), Stored.class);
            if (stored == null || stored.config() == null || stored.state() == null) {
                throw new IllegalArgumentException("it lacks its configuration");
            }
            return new RunRecord(
                    stored.title(),
                    stored.config().config(),
                    stored.command(),
                    Instant.parse(stored.created()),
                    stored.state(),
                    stored.history(),
                    stored.bestEpoch(),
                    stored.collapsedAt(),
                    stored.accuracy(),
                    stored.problem());
        } catch (IOException
                | JsonParseException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new IOException(path + " holds no run that can be read; start a new one.", e);
        }
    }

    /** Whether there is a checkpoint to go on from. */
    public boolean hasCheckpoint() {
        return Files.isRegularFile(checkpoint());
    }

    /** Removes what a program that was killed left half-written. */
    void tidy() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, ".*.part")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    Path checkpoint() {
        return path.resolve(Checkpoint.FILE);
    }
}
