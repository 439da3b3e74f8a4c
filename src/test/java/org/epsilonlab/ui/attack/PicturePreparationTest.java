package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.picture.OwnPicture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the user's are made ready off the FX thread, and the last one that was chosen comes on stage. */
class PicturePreparationTest extends ViewlessTest {

    private final List<String> refusals = new ArrayList<>();

    @BeforeEach
    void start() {
        model = open(List.of(Networks.conv(), Networks.colour()));
        runOut(() -> model.models().comparedProperty().set(null));
    }

    /** Remembers who looks at its pixels, and lets nobody before the gate is open. */
    private static final class Watched extends BufferedImage {
        private final Set<String> lookers = ConcurrentHashMap.newKeySet();
        private final CountDownLatch gate;

        Watched(int grey, CountDownLatch gate) {
            super(40, 30, TYPE_INT_RGB);
            for (int i = 0; i < 40 * 30; i++) {
                setRGB(i % 40, i / 40, grey << 16 | grey << 8 | grey);
            }
            this.gate = gate;
        }

        @Override
        @SuppressWarnings("NullAway")
        public ColorModel getColorModel() {
            // The superclass asks before there is a gate.
            if (gate != null) {
                lookers.add(Thread.currentThread().getName());
                try {
                    if (!gate.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the gate stayed shut");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.getColorModel();
        }
    }

    private static CountDownLatch gate(int locks) {
        return new CountDownLatch(locks);
    }

    private void put(BufferedImage image, String name) {
        runOut(() -> model.preparing().put(OwnPicture.of(image, name), made -> {}, refusals::add));
    }

    private void stage(ModelCatalog.Entry network) {
        runOut(() -> model.models().modelProperty().set(network));
    }

    /** What is on stage once that name is, attacked. */
    private StagePicture settledOn(String name, int channels) {
        await(() -> {
            StageResult now = model.stage().resultProperty().get();
            return !model.stage().busyProperty().get()
                    && now != null
                    && now.request().picture().title().equals(name)
                    && now.request().picture().pixels().channels() == channels;
        });
        return fx(() -> model.stage().resultProperty().get().request().picture());
    }

    @Test
    void theWindowDoesNotWaitAndTheStageSaysThatSomethingIsToCome() {
        CountDownLatch gate = gate(1);
        Watched image = new Watched(90, gate);
        put(image, "slow");
        assertThat(fx(() -> model.stage().busyProperty().get())).isTrue();
        assertThat(fx(() -> model.pictures().pictureProperty().get())).isNull();
        gate.countDown();
        assertThat(settledOn("slow", 1).own().image()).isSameAs(image);
        assertThat(image.lookers).containsExactly("pictures");
    }

    @Test
    void theLastOneChosenComesOnStage() {
        CountDownLatch gate = gate(1);
        put(new Watched(10, gate), "first");
        put(new Watched(20, gate), "second");
        put(new Watched(30, gate), "third");
        List<String> seen = new ArrayList<>();
        runOut(() -> model.pictures().pictureProperty().addListener((source, before, now) -> seen.add(now.title())));
        gate.countDown();
        settledOn("third", 1);
        assertThat(fx(() -> List.copyOf(seen))).containsExactly("third");
    }

    @Test
    void aTestPictureChosenMeanwhileStays() {
        CountDownLatch gate = gate(1);
        put(new Watched(10, gate), "slow");
        runOut(() -> model.pictures().choose(4));
        put(new Watched(20, gate), "slower");
        runOut(() -> model.pictures().choose(5));
        gate.countDown();
        await(() -> !model.stage().busyProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> model.pictures().index())).isEqualTo(5);
        assertThat(fx(() -> model.preparing().isBusy())).isFalse();
    }

    @Test
    void anotherNetworkChosenMeanwhileGetsThePictureInItsOwnShape() {
        CountDownLatch gate = gate(1);
        put(new Watched(10, gate), "slow");
        stage(Networks.colour());
        gate.countDown();
        assertThat(settledOn("slow", 3).pixels().height()).isEqualTo(16);
    }

    @Test
    void aNetworkAndThePictureMadeForItAreOneStepToUndo() {
        put(new Watched(10, gate(0)), "own");
        StagePicture grey = settledOn("own", 1);
        stage(Networks.colour());
        StagePicture colour = settledOn("own", 3);
        runOut(() -> model.undo().run());
        assertThat(settledOn("own", 1)).isEqualTo(grey);
        assertThat(fx(() -> model.models().modelProperty().get())).isEqualTo(Networks.conv());
        runOut(() -> model.redo().run());
        assertThat(settledOn("own", 3)).isEqualTo(colour);
        assertThat(fx(() -> model.models().modelProperty().get())).isEqualTo(Networks.colour());
        runOut(() -> model.undo().run());
        runOut(() -> model.undo().run());
        await(() -> model.pictures().pictureProperty().get() == null);
    }

    @Test
    void whatIsLeftBeforeItIsReadyIsForgotten() {
        runOut(() -> model.pictures().choose(4));
        CountDownLatch gate = gate(1);
        put(new Watched(10, gate), "slow");
        runOut(() -> model.preparing().cancel());
        gate.countDown();
        await(() -> !model.stage().busyProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> model.pictures().index())).isEqualTo(4);
        assertThat(refusals).isEmpty();
    }
}
