package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.RobustnessCurve;
import org.epsilonlab.ui.common.BriefTitles;
import org.epsilonlab.ui.common.Look;

/**
 * A curve with its place among the others.
 *
 * @param curve what it shows
 * @param network which of the networks, from 0
 * @param attack which of the attacks, from 0
 * @param networkTitle as short as it can be among these
 */
record Series(RobustnessCurve curve, int network, int attack, String networkTitle) {

    /** Curves of these figures, with titles no longer than they need to be. */
    static List<Series> of(List<Measurement> figures) {
        List<RobustnessCurve> curves = RobustnessCurve.of(figures);
        Map<String, String> networks = new LinkedHashMap<>();
        List<AttackSpec> attacks = new ArrayList<>();
        for (RobustnessCurve curve : curves) {
            Measurement any = curve.figures().get(0);
            networks.putIfAbsent(any.cell().weights(), any.cell().title());
            AttackSpec spec = spec(any);
            if (!attacks.contains(spec)) {
                attacks.add(spec);
            }
        }
        List<String> weights = List.copyOf(networks.keySet());
        List<String> titles = BriefTitles.of(List.copyOf(networks.values()));
        return curves.stream()
                .map(curve -> {
                    Measurement any = curve.figures().get(0);
                    int network = weights.indexOf(any.cell().weights());
                    return new Series(curve, network, attacks.indexOf(spec(any)), titles.get(network));
                })
                .toList();
    }

    private static AttackSpec spec(Measurement figure) {
        return figure.figure().attack().withEpsilon(0);
    }

    /** Such as "standard · Iterated, 40 steps". */
    String title() {
        return networkTitle + " · "
                + FigureWords.attack(curve.figures().get(0).figure().attack());
    }

    /** The title with what must stand beside every figure: the accuracy without an attack. */
    String legend() {
        return String.format(
                Locale.ROOT,
                "%s (clean %.1f %%)%s",
                title(),
                100 * curve.figures().get(0).figure().cleanAccuracy(),
                doubt());
    }

    /** What has to be known before the curve is believed. */
    private String doubt() {
        boolean failed = curve.figures().stream().anyMatch(figure -> figure.trust() == Measurement.Trust.FAILED);
        boolean open = curve.figures().stream()
                .anyMatch(figure -> figure.epsilon() > 0 && figure.trust() == Measurement.Trust.NOT_RUN);
        return failed ? " ✕ a check FAILED" : open ? " – not checked" : "";
    }

    SeriesLook look(Look look) {
        return SeriesLook.of(network, attack, look);
    }
}
