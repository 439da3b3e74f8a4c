package org.epsilonlab.data.download;

import org.epsilonlab.data.OwnSet;
import org.epsilonlab.model.ModelCatalog;

/** What a download has become. */
public sealed interface Arrived {

    /** A network among the user's own. */
    record Network(ModelCatalog.Entry entry) implements Arrived {}

    /** A data set among the user's own. */
    record Pictures(OwnSet set) implements Arrived {}
}
