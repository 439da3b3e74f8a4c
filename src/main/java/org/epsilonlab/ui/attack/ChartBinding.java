package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.ui.common.BriefTitles;
import org.epsilonlab.ui.stage.ConfidenceChart;
import org.epsilonlab.ui.stage.Curve;

/** Has the confidence chart follow the model, and ε follow the chart. */
final class ChartBinding {

    private final AttackModel model;
    private final ConfidenceChart chart;

    ChartBinding(AttackModel model, ConfidenceChart chart) {
        this.model = model;
        this.chart = chart;
        StageModel stage = model.stage();
        chart.epsilonProperty().bindBidirectional(model.controls().epsilonProperty());
        chart.draggingProperty()
                .addListener((source, before, dragged) ->
                        model.controls().epsilonDraggingProperty().set(dragged));
        model.controls().rangeProperty().subscribe(range -> setRange());
        model.models().modelProperty().addListener((source, before, after) -> setRange());
        model.controls().specProperty().subscribe(spec -> chart.setReason(AttackWords.noCurve(spec)));
        stage.curvesStaleProperty().subscribe(chart::setStale);
        stage.curvesProperty().subscribe(curves -> {
            if (curves != null) {
                chart.show(lines(curves), curves.max());
            } else {
                chart.show(List.of(), Math.max(0.01, model.epsilonMax()));
            }
        });
    }

    private void setRange() {
        chart.setRange(
                model.epsilonMax(), model.controls().rangeProperty().get().fine());
    }

    private static List<Curve> lines(StageCurves curves) {
        List<String> names = BriefTitles.of(
                curves.lines().stream().map(line -> line.model().card().title()).toList());
        List<Curve> lines = new ArrayList<>();
        for (StageCurves.Line line : curves.lines()) {
            List<Curve.Point> points = line.curve().points().stream()
                    .map(point -> new Curve.Point(point.epsilon(), point.trueClass(), point.instead()))
                    .toList();
            lines.add(new Curve(names.get(lines.size()), points, line.curve().flip()));
        }
        return lines;
    }
}
