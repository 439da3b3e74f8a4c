package org.epsilonlab.ui.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.Normalization;

/**
 * A usual way to normalise pictures.
 *
 * @param name for people
 * @param of what it is
 */
record UsualNormalization(String name, Normalization of) {

    private static final Normalization IMAGENET =
            new Normalization(List.of(.485f, .456f, .406f), List.of(.229f, .224f, .225f));

    /** Those for pictures of so many channels: the usual ones, and what other networks do. */
    static List<UsualNormalization> all(int channels, List<ModelCatalog.Entry> known) {
        List<UsualNormalization> all = new ArrayList<>(List.of(
                same("nothing: it takes [0, 1]", channels, 0, 1),
                same("it takes [−1, 1]", channels, .5f, .5f),
                same("it takes 0 … 255", channels, 0, 1 / 255f)));
        if (channels == IMAGENET.mean().size()) {
            all.add(new UsualNormalization("ImageNet's mean and deviation", IMAGENET));
        }
        for (ModelCatalog.Entry entry : known) {
            Normalization own = entry.card().normalization();
            if (own.mean().size() == channels
                    && all.stream().noneMatch(each -> each.of().equals(own))) {
                all.add(new UsualNormalization("as " + entry.card().title(), own));
            }
        }
        return all;
    }

    private static UsualNormalization same(String name, int channels, float mean, float std) {
        return new UsualNormalization(
                name, new Normalization(Collections.nCopies(channels, mean), Collections.nCopies(channels, std)));
    }

    @Override
    public String toString() {
        return name;
    }
}
