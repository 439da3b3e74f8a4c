package org.epsilonlab.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model folders that are there: bundled ones first, then the user's own. A folder that cannot be used is listed as
 * a problem and never keeps the others from loading.
 *
 * @param entries usable as far as their cards tell, each name once
 * @param problems one sentence each
 */
public record ModelCatalog(List<Entry> entries, List<String> problems) {

    /** The file that marks the folder of a training run; while it has no card, there is no model yet. */
    public static final String RUN_RECORD = "run.json";

    /**
     * One model folder.
     *
     * @param folder where it lies
     * @param card what its card says
     */
    public record Entry(Path folder, ModelCard card) {}

    /**
     * Scans the sub-folders of each root, in the order of their names; a root that does not exist is empty. Looks at the
     * cards and at the names and shapes of the weights; their values are checked when a model is loaded.
     */
    public static ModelCatalog scan(List<Path> roots) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path root : roots) {
            for (Path folder : folders(root, problems)) {
                try {
                    Entry entry = new Entry(folder, read(folder));
                    if (entries.stream()
                            .anyMatch(e -> e.card().name().equals(entry.card().name()))) {
                        throw new ModelException(
                                folder + " has the name \"" + entry.card().name()
                                        + "\" that another model has; change \"name\" in its " + CardFile.NAME + ".");
                    }
                    entries.add(entry);
                } catch (ModelException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new ModelCatalog(List.copyOf(entries), List.copyOf(problems));
    }

    /** Card and files of one folder, as far as they can be checked without loading it. */
    static ModelCard read(Path folder) throws ModelException {
        ModelCard card = CardFile.read(folder);
        for (String file : card.files()) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new ModelException(folder + " has no \"" + file + "\" although its card names it; put it there.");
            }
        }
        if (card.weights() != null) {
            Weights.check(folder.resolve(card.weights()), card);
        }
        if (card.torchscript() != null) {
            TorchScriptClassifier.checkKind(folder.resolve(card.torchscript()));
        }
        if (card.onnx() != null) {
            OnnxNetwork.checkKind(folder.resolve(card.onnx()));
        }
        return card;
    }

    /** A run that has not ended: a folder that becomes a model's, and is none yet. */
    private static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(RUN_RECORD)) && !Files.exists(folder.resolve(CardFile.NAME));
    }

    private static List<Path> folders(Path root, List<String> problems) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(child -> !isUnfinished(child))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            problems.add(root + " cannot be listed; check its permissions.");
            return List.of();
        }
    }

    /**
     * What a user names: a model of the catalogue or a model folder.
     *
     * @throws ModelException if it is neither
     */
    public Entry resolve(String nameOrFolder) throws ModelException {
        try {
            Path folder = Path.of(nameOrFolder);
            boolean known = entries.stream().anyMatch(e -> e.card().name().equals(nameOrFolder));
            if (!known && Files.isDirectory(folder)) {
                return new Entry(folder, read(folder));
            }
        } catch (InvalidPathException e) {
            // No folder is called that.
            return find(nameOrFolder);
        }
        return find(nameOrFolder);
    }

    /**
     * The model of that name.
     *
     * @throws ModelException if there is none; the message lists the names there are
     */
    public Entry find(String name) throws ModelException {
        for (Entry entry : entries) {
            if (entry.card().name().equals(name)) {
                return entry;
            }
        }
        String names = entries.stream().map(e -> e.card().name()).collect(Collectors.joining(", "));
        throw new ModelException("There is no model \"" + name + "\"; there "
                + (entries.isEmpty() ? "are none, so train one first." : "are: " + names + "."));
    }
}
