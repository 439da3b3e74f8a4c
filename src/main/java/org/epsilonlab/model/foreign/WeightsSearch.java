package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.Probe;
import org.epsilonlab.model.Weights;
import org.jspecify.annotations.Nullable;

/** Finds the pictures for which weights and a list of layers agree; reads the weights' names and shapes only. */
final class WeightsSearch {

    private static final List<Integer> SIDES = List.of(28, 32, 224, 64, 96, 128, 48, 256);

    private WeightsSearch() {}

    /**
     * Tries.
     *
     * @param named the file as the user knows it
     * @param stated the shape that the user states, null if it is to be found
     * @throws ModelException one sentence, if they agree for none
     */
    static List<Proposal.Fit> fits(Path named, Path weights, List<LayerSpec> layers, @Nullable InputShape stated)
            throws ModelException {
        if (layers.isEmpty()) {
            throw new ModelException(named + " comes with an empty list of layers; list them all.");
        }
        Integer units = layers.get(layers.size() - 1).units();
        if (units == null || units < 2) {
            throw new ModelException("The list of layers for " + named
                    + " does not end in a linear layer of at least two units, one a class; add it.");
        }
        List<Proposal.Fit> fits = new ArrayList<>();
        ModelException last = null;
        for (InputShape shape : stated != null ? List.of(stated) : candidates()) {
            try {
                Weights.check(weights, card(shape, layers, units));
                fits.add(new Proposal.Fit(shape, units, Probe.Kind.LOGITS));
            } catch (ModelException e) {
                last = e;
            }
        }
        if (fits.isEmpty() && last != null) {
            String why = String.valueOf(last.getMessage())
                    .replace(weights.toString(), named.toString())
                    .replace("\"import\"", "\"" + named.getFileName() + "\"");
            throw new ModelException(why, last);
        }
        return fits;
    }

    private static List<InputShape> candidates() {
        List<InputShape> shapes = new ArrayList<>();
        for (int channels : List.of(1, 3)) {
            for (int side : SIDES) {
                shapes.add(new InputShape(channels, side, side));
            }
        }
        return shapes;
    }

    private static ModelCard card(InputShape shape, List<LayerSpec> layers, int classes) {
        return new ModelCard(
                "import",
                "import",
                shape,
                Normalization.none(shape.channels()),
                ImportForm.numbered(classes),
                layers,
                ModelCard.WEIGHTS,
                null,
                null,
                List.of(),
                "not stated",
                "not stated");
    }
}
