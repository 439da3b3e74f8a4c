package org.epsilonlab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where data sets lie.
 *
 * @param assets the folder of those that came with the program
 * @param own the folder of those that the user made of pictures, which need not exist; null if there are none
 */
public record DataShelf(Path assets, @Nullable Path own) {

    /** Only what came with the program. */
    public static DataShelf bundled(Path assets) {
        return new DataShelf(assets, null);
    }

    /** The folder of the networks that came with the program: it lies beside the data. */
    public Path models() {
        return assets.resolveSibling("models");
    }

    /**
     * The user's own sets, in the order of their titles.
     *
     * @param problems gets one sentence for each folder that cannot be used
     */
    public List<OwnSet> ownSets(List<String> problems) {
        List<OwnSet> sets = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                sets.add(OwnSet.read(folder));
            } catch (DataException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        sets.sort((one, other) -> one.title().compareToIgnoreCase(other.title()));
        return sets;
    }

    /** The user's own set of that name; empty if there is none, or if it cannot be used. */
    public Optional<OwnSet> ownSet(String name) {
        return ownSets(new ArrayList<>()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** The user's own set that a word such as {@code my-cats:test[0:100]} is part of. */
    Optional<OwnSet> ownSetOf(String word) {
        return ownSets(new ArrayList<>()).stream()
                .filter(each -> word.startsWith(each.name() + ":"))
                .findFirst();
    }

    private List<Path> folders() {
        if (own == null || !Files.isDirectory(own)) {
            return List.of();
        }
        try {
            return ImageFolder.children(own, each -> Files.isRegularFile(each.resolve(OwnSet.CARD)));
        } catch (DataException e) {
            // The same as an empty shelf: there is nothing that could be trained on.
            return List.of();
        }
    }
}
