package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CurveDataTest {
    private static final String CLEAN = "clean";
    private static final String ADVERSARIAL = "adversarial";

    private final CurveData data = new CurveData(List.of(
            new CurveSpec(CLEAN, "clean", CurveSpec.Tone.BEFORE, CurveSpec.Stroke.SOLID, CurveSpec.Style.SMOOTHED),
            new CurveSpec(
                    ADVERSARIAL,
                    "adversarial",
                    CurveSpec.Tone.AFTER,
                    CurveSpec.Stroke.DASHED,
                    CurveSpec.Style.SMOOTHED)));
    private int events;

    @BeforeEach
    void listen() {
        data.addChangeListener(event -> events++);
        data.setEnd(10);
    }

    @Test
    void aBatchIsOneEventHoweverManyPointsAndCurves() {
        data.append(noisy(5000, 10));
        assertThat(events).isEqualTo(1);
        data.append(List.of(new CurvePoint(CLEAN, 10, 1)));
        assertThat(events).isEqualTo(2);
        assertThat(data.added(0)).isEqualTo(5001);
        assertThat(data.added(1)).isEqualTo(5000);
    }

    @Test
    void whatIsNotFiniteOrNotOfThisChartIsLeftOut() {
        data.append(List.of(
                new CurvePoint(CLEAN, 0, Double.NaN),
                new CurvePoint(CLEAN, Double.POSITIVE_INFINITY, 1),
                new CurvePoint(CLEAN, 1, Double.NEGATIVE_INFINITY),
                new CurvePoint(TrainingCurves.CLEAN_ACCURACY, 1, 80)));
        assertThat(events).isZero();
        assertThat(data.isEmpty()).isTrue();
        data.append(List.of(new CurvePoint(CLEAN, 1, Double.NaN), new CurvePoint(CLEAN, 2, 0.5)));
        assertThat(data.raw(0).size()).isEqualTo(1);
        assertThat(data.line(0).at(2)).isEqualTo(0.5);
    }

    @Test
    void theSmoothedLineIsCalmerThanItsPoints() {
        data.append(noisy(4000, 10));
        assertThat(data.raw(0).size()).isGreaterThan(1000);
        assertThat(spread(data.raw(0))).isGreaterThan(0.5);
        assertThat(spread(data.line(0))).isLessThan(0.15);
    }

    @Test
    void anEarlierRunIsKeptWhenTheRunIsCleared() {
        data.append(noisy(10, 1));
        data.setEarlier("run 2", Map.of(ADVERSARIAL, List.of(new CurvePoint(ADVERSARIAL, 3, 0.25))));
        events = 0;
        data.clear();
        assertThat(events).isEqualTo(1);
        assertThat(data.line(0).size()).isZero();
        assertThat(data.raw(0).size()).isZero();
        assertThat(data.earlier(0).size()).isZero();
        assertThat(data.earlier(1).at(3)).isEqualTo(0.25);
        assertThat(data.earlierTitle()).isEqualTo("run 2");
    }

    @Test
    void theCrossHairSnapsToTheNearestPointOfAVisibleCurve() {
        data.append(
                List.of(new CurvePoint(CLEAN, 1, 1), new CurvePoint(ADVERSARIAL, 1.4, 1), new CurvePoint(CLEAN, 2, 1)));
        assertThat(data.snap(1.3, curve -> true)).isEqualTo(1.4);
        assertThat(data.snap(1.3, curve -> curve == 0)).isEqualTo(1);
        assertThat(data.snap(9, curve -> true)).isEqualTo(2);
        assertThat(data.snap(1.3, curve -> false)).isNaN();
    }

    private static double spread(Points points) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = points.size() / 2; i < points.size(); i++) {
            low = Math.min(low, points.y(i));
            high = Math.max(high, points.y(i));
        }
        return high - low;
    }

    private static List<CurvePoint> noisy(int count, double epochs) {
        Random random = new Random(1);
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = epochs * i / count;
            points.add(new CurvePoint(CLEAN, x, 1 + 0.2 * random.nextGaussian()));
            points.add(new CurvePoint(ADVERSARIAL, x, 2 + 0.2 * random.nextGaussian()));
        }
        return points;
    }
}
