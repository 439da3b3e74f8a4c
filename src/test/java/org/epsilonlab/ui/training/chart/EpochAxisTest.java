package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.epsilonlab.ui.training.chart.EpochAxis.Span;
import org.junit.jupiter.api.Test;

class EpochAxisTest {
    private final EpochAxis axis = new EpochAxis(10);

    private Span view() {
        return axis.viewProperty().get();
    }

    @Test
    void aZoomMayBeDraggedEitherWayAndStaysWithinTheRun() {
        axis.zoom(6, 4);
        assertThat(view()).isEqualTo(new Span(4, 6));
        axis.zoom(9, 12);
        assertThat(view()).isEqualTo(new Span(7, 10));
        axis.zoom(-50, 50);
        assertThat(view()).isEqualTo(new Span(0, 10));
        assertThat(axis.isZoomed()).isFalse();
        axis.zoom(3, 3);
        assertThat(view().length()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void theWheelKeepsTheEpochUnderThePointer() {
        axis.zoomBy(0.5, 4);
        assertThat(view()).isEqualTo(new Span(2, 7));
        axis.zoomBy(2, 4);
        assertThat(view()).isEqualTo(new Span(0, 10));
        axis.zoom(2, 4);
        axis.pan(100);
        assertThat(view()).isEqualTo(new Span(8, 10));
    }

    @Test
    void aLongerRunIsSeenWholeUnlessAPartWasChosen() {
        axis.setEnd(20);
        assertThat(view()).isEqualTo(new Span(0, 20));
        axis.zoom(12, 14);
        axis.setEnd(30);
        assertThat(view()).isEqualTo(new Span(12, 14));
        axis.setEnd(5);
        assertThat(view()).isEqualTo(new Span(3, 5));
        axis.reset();
        assertThat(view()).isEqualTo(new Span(0, 5));
    }

    @Test
    void aRunWithoutEpochsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> axis.setEnd(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EpochAxis(Double.NaN));
        axis.zoom(Double.NaN, 3);
        assertThat(view()).isEqualTo(new Span(0, 10));
    }
}
