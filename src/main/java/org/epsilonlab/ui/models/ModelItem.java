package org.epsilonlab.ui.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelShelf;

/**
 * A network as the Models place lists it.
 *
 * @param entry folder and card
 * @param origin where it comes from
 * @param bytes on the disk
 * @param changed when its card was last written
 */
public record ModelItem(ModelCatalog.Entry entry, Origin origin, long bytes, Instant changed) {

    static ModelItem of(ModelCatalog.Entry entry, Origin origin) {
        Instant changed;
        try {
            changed = Files.getLastModifiedTime(entry.folder().resolve(CardFile.NAME))
                    .toInstant();
        } catch (IOException e) {
            // It went between the list and this look at it.
            changed = Instant.EPOCH;
        }
        return new ModelItem(entry, origin, ModelShelf.bytes(entry), changed);
    }

    ModelCard card() {
        return entry.card();
    }

    Path folder() {
        return entry.folder();
    }

    /** Whether every word of what was typed stands somewhere in what is shown of it; case does not count. */
    boolean matches(String search) {
        String text = (ModelWords.everything(this) + " " + card().name()).toLowerCase(Locale.ROOT);
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
