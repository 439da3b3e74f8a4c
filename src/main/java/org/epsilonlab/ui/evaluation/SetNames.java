package org.epsilonlab.ui.evaluation;

import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.jspecify.annotations.Nullable;

/** Names of parts of a set, as files of results hold them. */
final class SetNames {

    private SetNames() {}

    /** The part of a set that has that name, null if it has none. */
    static @Nullable LabelledImages find(LabelledImages set, String name) {
        if (name.equals(set.name())) {
            return set;
        }
        if (!name.startsWith(set.name())) {
            return null;
        }
        try {
            return DataSource.part(set, name.substring(set.name().length()));
        } catch (DataException e) {
            // A part that this set does not have.
            return null;
        }
    }
}
