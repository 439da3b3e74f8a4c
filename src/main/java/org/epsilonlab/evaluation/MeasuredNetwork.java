package org.epsilonlab.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;

/**
 * A network that is measured.
 *
 * @param name for files and the command line
 * @param title that people read
 * @param weights fingerprint of its weights
 * @param givesGradients whether attacks that need gradients can be used on it
 * @param loader opens it; the caller closes what it gets
 */
public record MeasuredNetwork(String name, String title, String weights, boolean givesGradients, Loader loader) {

    /** Whether an attack can be used on it. */
    public boolean takes(AttackSpec attack) {
        return givesGradients || !attack.description().needsGradients();
    }

    /** Opens a network. */
    @FunctionalInterface
    public interface Loader {
        Classifier load() throws ModelException;
    }

    /**
     * A network of the catalogue.
     *
     * @throws IOException if its weights cannot be read
     */
    public static MeasuredNetwork of(ModelCatalog.Entry entry) throws IOException {
        ModelCard card = entry.card();
        Path folder = entry.folder();
        return new MeasuredNetwork(
                card.name(),
                card.title(),
                Fingerprint.of(folder.resolve(card.files().get(0))),
                card.givesGradients(),
                () -> ModelLoader.load(folder));
    }
}
