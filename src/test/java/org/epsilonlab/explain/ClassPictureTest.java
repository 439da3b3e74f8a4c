package org.epsilonlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.LinearModel;
import org.epsilonlab.explain.ClassPicture.Frame;
import org.epsilonlab.explain.ClassPicture.Start;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.junit.jupiter.api.Test;

class ClassPictureTest {
    private static final float[][] W = {{3, -4, 0}, {0, 0, 1}};

    private static Classifier linear() throws ModelException {
        return LinearModel.of(W, new float[] {.5f, 0});
    }

    @Test
    void aLinearNetworksFirstStepAndItsEndAreKnown() throws ModelException {
        try (Classifier classifier = linear()) {
            List<Frame> frames = new ArrayList<>();
            Frame last = new ClassPicture(Start.GREY, 20, 0.1, 0, 0).make(classifier, 0, frames::add, () -> false);
            assertThat(frames).hasSize(21);
            assertThat(frames.get(0).pixels().toArray()).containsExactly(.5f, .5f, .5f);
            // Half of 3 − 4, and the bias.
            assertThat(frames.get(0).logit()).isEqualTo(0f, within(1e-6f));
            // The direction of (3, −4) is (.6, −.8).
            assertThat(frames.get(1).pixels().toArray()).containsExactly(new float[] {.56f, .42f, .5f}, within(1e-6f));
            assertThat(last.pixels().toArray()).containsExactly(new float[] {1, 0, .5f}, within(1e-6f));
            assertThat(last.logit()).isEqualTo(3.5f, within(1e-5f));
            assertThat(last.step()).isEqualTo(20);
            assertThat(last.prediction().label()).isZero();
        }
    }

    @Test
    void raisesTheLogitOfARealNetworkFromGreyAndFromNoise() throws ModelException {
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"))) {
            for (Start start : Start.values()) {
                List<Frame> frames = new ArrayList<>();
                ClassPicture usual = ClassPicture.usual(start, classifier.card().inputShape(), 5);
                Frame last = usual.make(classifier, 7, frames::add, () -> false);
                assertThat(last.logit()).isGreaterThan(frames.get(0).logit() + 5);
                assertThat(last.prediction().label()).isEqualTo(7);
                assertThat(last.prediction().probability(7)).isGreaterThan(0.99f);
                assertThat(usual.make(classifier, 7, frame -> {}, () -> false).pixels())
                        .isEqualTo(last.pixels());
                boolean even = frames.get(0).pixels().at(0, 3, 3)
                        == frames.get(0).pixels().at(0, 20, 11);
                assertThat(even).isEqualTo(start == Start.GREY);
            }
        }
    }

    /** Rolled there, differentiated and rolled back: for a linear network only the place of the weights is another. */
    @Test
    void aShiftMovesTheGradientBackWhereItBelongs() throws ModelException {
        try (Classifier classifier = linear()) {
            List<Frame> frames = new ArrayList<>();
            new ClassPicture(Start.GREY, 1, 0.1, 1, 4).make(classifier, 0, frames::add, () -> false);
            float[] x = frames.get(1).pixels().toArray();
            List<List<Float>> possible =
                    List.of(List.of(.56f, .42f, .5f), List.of(.42f, .5f, .56f), List.of(.5f, .56f, .42f));
            assertThat(possible).anySatisfy(each -> {
                for (int i = 0; i < 3; i++) {
                    assertThat(x[i]).isEqualTo(each.get(i), within(1e-6f));
                }
            });
        }
    }

    @Test
    void canBeCancelledAndRefusesNonsense() throws ModelException {
        try (Classifier classifier = linear()) {
            ClassPicture usual = new ClassPicture(Start.NOISE, 100, 0.1, 0, 0);
            List<Frame> frames = new ArrayList<>();
            assertThatThrownBy(() -> usual.make(classifier, 0, frames::add, () -> frames.size() == 3))
                    .isInstanceOf(CancellationException.class);
            assertThat(frames).hasSize(3);
        }
        assertThatThrownBy(() -> new ClassPicture(Start.GREY, 0, 0.1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClassPicture(Start.GREY, 1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
