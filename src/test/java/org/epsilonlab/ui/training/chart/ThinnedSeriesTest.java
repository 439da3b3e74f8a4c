package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedSeriesTest {
    private static final int MANY = 1_000_000;

    private final ThinnedSeries series = new ThinnedSeries();

    @Test
    void fewPointsStayWhatTheyAre() {
        for (int i = 0; i < ThinnedSeries.BUCKETS; i++) {
            series.add(i, i * i % 7);
        }
        Points points = series.points();
        assertThat(points.size()).isEqualTo(ThinnedSeries.BUCKETS);
        assertThat(IntStream.range(0, points.size())).allMatch(i -> points.x(i) == i && points.y(i) == i * i % 7);
        assertThat(series.width()).isEqualTo(1);
    }

    @Test
    void aMillionPointsTakeBoundedRoomAndKeepTheirSpikes() {
        int peak = 123_457;
        int dip = 777_777;
        for (int i = 0; i < MANY; i++) {
            series.add(i / 1000.0, i == peak ? 99 : i == dip ? -99 : Math.sin(i / 5000.0));
        }
        Points points = series.points();
        assertThat(points.size()).isBetween(ThinnedSeries.BUCKETS / 2, 2 * ThinnedSeries.BUCKETS);
        assertThat(points.at(peak / 1000.0)).isEqualTo(99);
        assertThat(points.at(dip / 1000.0)).isEqualTo(-99);
        assertThat(series.added()).isEqualTo(MANY);
        assertThat(series.width() * ThinnedSeries.BUCKETS).isBetween((long) MANY, 2L * MANY + 2048);
    }

    @Test
    void whatIsLeftGoesFromLeftToRightOverTheWholeRun() {
        for (int i = 0; i < 50_000; i++) {
            series.add(i, (i * 7919L) % 1000);
        }
        Points points = series.points();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.x(i)).isGreaterThan(points.x(i - 1));
        }
        assertThat(points.x(0)).isLessThan(series.width());
        assertThat(points.x(points.size() - 1)).isGreaterThan(50_000 - 2.0 * series.width());
    }

    @Test
    void clearedItKeepsEachPointAgain() {
        for (int i = 0; i < 10_000; i++) {
            series.add(i, i);
        }
        series.clear();
        series.add(0, 5);
        series.add(1, 6);
        assertThat(series.points().size()).isEqualTo(2);
        assertThat(series.width()).isEqualTo(1);
    }
}
