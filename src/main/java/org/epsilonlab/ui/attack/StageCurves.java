package org.epsilonlab.ui.attack;

import java.util.List;
import org.epsilonlab.explain.ConfidenceCurve;
import org.epsilonlab.model.ModelCatalog;

/**
 * Confidence against ε for the networks on stage.
 *
 * @param lines one a network that could be used
 * @param max the largest ε
 */
public record StageCurves(List<Line> lines, double max) {

    public StageCurves {
        lines = List.copyOf(lines);
    }

    /** One network's curve. */
    public record Line(ModelCatalog.Entry model, ConfidenceCurve curve) {}
}
