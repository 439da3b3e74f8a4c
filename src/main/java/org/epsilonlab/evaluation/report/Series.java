package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.StudyFile;
import org.jspecify.annotations.Nullable;

/** One network under one attack, from the smallest budget to the largest; at least one figure. */
record Series(List<Measurement> figures) {

    static List<Series> of(StudyFile study) {
        Map<List<Object>, List<Measurement>> all = new LinkedHashMap<>();
        for (Measurement figure : study.figures()) {
            AttackSpec attack = figure.figure().attack().withEpsilon(0);
            all.computeIfAbsent(List.of(figure.cell().weights(), attack), any -> new ArrayList<>())
                    .add(figure);
        }
        return all.values().stream()
                .map(figures -> new Series(figures.stream()
                        .sorted(Comparator.comparingDouble(Measurement::epsilon))
                        .toList()))
                .toList();
    }

    Measurement last() {
        return figures.get(figures.size() - 1);
    }

    AttackSpec attack() {
        return last().figure().attack();
    }

    @Nullable
    Norm norm() {
        return attack().norm();
    }

    /** What people read. */
    String title() {
        return last().cell().title() + " · " + Figures.attack(attack());
    }

    /** Whether a figure of it failed a check. */
    boolean isDoubtful() {
        return figures.stream().anyMatch(figure -> figure.trust() == Measurement.Trust.FAILED);
    }
}
