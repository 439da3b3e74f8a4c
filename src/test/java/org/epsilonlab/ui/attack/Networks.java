package org.epsilonlab.ui.attack;

import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;

/** The small networks and the pictures that the tests of this package work with. */
final class Networks {

    static final ModelCatalog CATALOG = ModelCatalog.scan(List.of(Path.of("src/test/resources/reference/models")));

    private Networks() {}

    static ModelCatalog.Entry conv() {
        return find("tiny-conv");
    }

    static ModelCatalog.Entry residual() {
        return find("tiny-residual");
    }

    static ModelCatalog.Entry colour() {
        return find("tiny-colour");
    }

    private static ModelCatalog.Entry find(String name) {
        try {
            return CATALOG.find(name);
        } catch (ModelException e) {
            throw new AssertionError(e);
        }
    }

    /** The first 300 test pictures. */
    static LabelledImages images() {
        try {
            return FashionMnist.test(Path.of("assets")).slice(0, 300);
        } catch (DataException e) {
            throw new AssertionError(e);
        }
    }
}
