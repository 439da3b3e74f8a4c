package org.epsilonlab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.epsilonlab.image.KeptFolders;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;

/** All runs below one folder. Reads and writes files, so keep it off the FX thread. */
public final class RunStore {

    private static final String PREFIX = "run-";

    private final Path root;
    private final KeptFolders folders;

    /** @param root the folder of all runs, which exists */
    public RunStore(Path root) {
        this.root = root;
        folders = new KeptFolders(root);
    }

    /**
     * A run and where it lies.
     *
     * @param folder its folder
     * @param record what was known of it when it was read
     */
    public record Run(RunFolder folder, RunRecord record) {

        /** The folder's name, which never changes. */
        public String id() {
            return String.valueOf(folder.path().getFileName());
        }
    }

    /**
     * Every run, the oldest first; those that cannot be read are left out.
     *
     * @param problems takes one sentence for each of them
     * @throws IOException one sentence, if the folder cannot be listed
     */
    public List<Run> list(List<String> problems) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Path child : children()) {
            RunFolder folder = new RunFolder(child);
            if (folder.isRun()) {
                try {
                    runs.add(new Run(folder, folder.read()));
                } catch (IOException e) {
                    problems.add(e.getMessage());
                }
            }
        }
        runs.sort(Comparator.comparing(run -> run.record().created()));
        return runs;
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new IOException("The runs in " + root + " cannot be listed; check its permissions.", e);
        }
    }

    /**
     * A new run, waiting for its turn, in a folder with the next free number.
     *
     * @param command the command line that would train the same, without {@code --out}
     */
    public Run create(String title, TrainingConfig config, String command) throws IOException {
        RunFolder folder = nextFolder();
        return new Run(folder, folder.create(title, config, command));
    }

    private RunFolder nextFolder() throws IOException {
        int next = 1;
        for (Path child : children()) {
            String name = child.getFileName().toString();
            if (name.matches(PREFIX + "\\d{1,8}")) {
                next = Math.max(next, Integer.parseInt(name.substring(PREFIX.length())) + 1);
            }
        }
        // A deleted run may come back, so its number stays taken.
        while (Files.exists(folders.bin().resolve(PREFIX + next))) {
            next++;
        }
        return new RunFolder(root.resolve(PREFIX + next));
    }

    /**
     * Makes a run of its own of the weights that a collapsed run had at its last good epoch. Nothing was measured on them
     * but the held-out pictures.
     *
     * @param run collapsed, ended and kept
     * @throws IOException one sentence, if there are no such weights or the disk refuses
     */
    public Run keepGood(Run run) throws IOException, ModelException {
        Path good = run.folder().path().resolve(RunFolder.GOOD);
        RunRecord before = run.folder().read();
        if (!before.state().isKept() || before.bestEpoch() == 0 || !Files.isRegularFile(good)) {
            throw new IOException(
                    "\"" + before.title() + "\" has no good weights of an earlier epoch; train it again.");
        }
        RunRecord record = before.cutAt(before.bestEpoch())
                .titled(before.title() + " · last good, epoch " + before.bestEpoch())
                .with(RunRecord.State.STOPPED, null);
        RunFolder folder = nextFolder();
        ModelCard card = CardFile.read(run.folder().path())
                .named(String.valueOf(folder.path().getFileName()))
                .titled(record.title())
                .withTraining(TrainingRun.trained(record))
                .withAccuracy(List.of());
        try (WholeFolder whole = WholeFolder.start(folder.path())) {
            Files.copy(good, whole.part().resolve(ModelCard.WEIGHTS));
            Path beneath = run.folder().path().resolve(RunFolder.BENEATH);
            if (card.isOnTop()) {
                Files.copy(beneath, whole.part().resolve(RunFolder.BENEATH));
            }
            CardFile.write(card, whole.part());
            new RunFolder(whole.part()).write(record);
            whole.commit();
        }
        return new Run(folder, record);
    }

    /** Gives a run another title, in its card too. */
    public Run rename(Run run, String title) throws IOException, ModelException {
        if (title.isBlank()) {
            throw new IOException("A run needs a name; type one.");
        }
        RunRecord renamed = run.folder().read().titled(title.strip());
        run.folder().write(renamed);
        if (Files.isRegularFile(run.folder().path().resolve(CardFile.NAME))) {
            CardFile.write(
                    CardFile.read(run.folder().path()).titled(title.strip()),
                    run.folder().path());
        }
        return new Run(run.folder(), renamed);
    }

    /** Takes a run out of the list; {@link #restore} brings it back until {@link #purge}. */
    public void delete(Run run) throws IOException {
        folders.delete(run.id());
    }

    /** Brings a deleted run back. */
    public void restore(Run run) throws IOException {
        try {
            folders.restore(run.id());
        } catch (IOException e) {
            throw new IOException(
                    "\"" + run.record().title() + "\" cannot be brought back from " + folders.bin()
                            + "; move its folder yourself.",
                    e);
        }
    }

    /** Removes what was deleted for good. */
    public void purge() throws IOException {
        folders.purge();
    }

    /**
     * Copies a kept network to a model folder of its own.
     *
     * @param target does not exist yet or is empty
     * @throws IOException one sentence, if there is no network yet or the target cannot be written
     */
    public static void export(Run run, Path target) throws IOException, ModelException {
        Path from = run.folder().path();
        if (!run.record().state().isKept()) {
            throw new IOException(
                    "\"" + run.record().title() + "\" has no network yet; stop and keep it, or wait until it is done.");
        }
        String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
        try (WholeFolder whole = WholeFolder.start(target)) {
            ModelCard card =
                    CardFile.read(from).named(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
            List<String> files = new ArrayList<>(card.files());
            files.add(History.FILE);
            for (String file : files) {
                // A run that was stopped in its first epoch has no history.
                if (!file.equals(History.FILE) || Files.exists(from.resolve(file))) {
                    Files.copy(from.resolve(file), whole.part().resolve(file));
                }
            }
            CardFile.write(card, whole.part());
            whole.commit();
        }
    }
}
