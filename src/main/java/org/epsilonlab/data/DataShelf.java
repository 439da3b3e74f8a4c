package org.epsilonlab.data;

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
        return own == null ? List.of() : new OwnSetShelf(own).list(problems);
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
}
