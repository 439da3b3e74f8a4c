package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The strip offers what the network on stage takes, and ε is measured as suits it. */
class SuitingPicturesTest {

    @TempDir
    Path folder;

    private final PictureSets sets = new PictureSets(DataShelf.bundled(Path.of("assets")));
    private final StageEngine engine = new StageEngine();
    private final EngineThread thread = new EngineThread();
    private Settings settings;
    private AttackModel model;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void start() throws DataException {
        settings = Settings.open(folder.resolve("settings.json"));
        LabelledImages clothing = sets.suiting(Networks.conv().card());
        model = fx(() -> new AttackModel(
                List.of(Networks.conv(), Networks.colour()), sets::suiting, clothing, engine, thread, settings));
    }

    @AfterEach
    void stop() {
        thread.close(engine::close);
        settings.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    /** In one turn of the event queue, as a click is. */
    private static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private LabelledImages offered() {
        return fx(() -> model.pictures().images());
    }

    private double epsilon() {
        return fx(() -> model.controls().epsilonProperty().get());
    }

    @Test
    void anotherNetworkBringsItsPicturesAndUndoBringsBackWhatWasThere() throws Exception {
        run(() -> model.pictures().choose(7));
        run(() -> model.controls().epsilonProperty().set(0.11));
        run(() -> model.pictures().filterProperty().set(PictureFilter.ofClass(7)));
        run(() -> model.models().modelProperty().set(Networks.colour()));
        assertThat(offered().name()).isEqualTo("photographs");
        assertThat(offered().shape()).isEqualTo(Networks.colour().card().inputShape());
        assertThat(fx(() -> model.pictures().offeredProperty().get())).hasSize(9);
        assertThat(fx(() -> model.pictures().index())).isZero();
        assertThat(fx(() -> model.controls().rangeProperty().get())).isEqualTo(EpsilonRange.LINF_COLOUR);
        assertThat(epsilon()).isEqualTo(8 / 255.0, within(1e-12));
        assertThat(fx(() -> model.epsilonMax())).isEqualTo(0.12);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> fx(() -> {
                    StageResult now = model.stage().resultProperty().get();
                    return now != null && now.request().picture().title().startsWith("photographs");
                }));
        assertThat(fx(() -> model.stage().failureProperty().get())).isEmpty();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> model.pictures().wrongProperty().get()).cardinality())
                .as("nobody says what class they are")
                .isZero();

        run(() -> model.undo().run());
        assertThat(offered()).isSameAs(sets.suiting(Networks.conv().card()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(7);
        assertThat(fx(() -> model.pictures().filterProperty().get())).isEqualTo(PictureFilter.ofClass(7));
        assertThat(epsilon()).isEqualTo(0.11);
        run(() -> model.redo().run());
        assertThat(offered().name()).isEqualTo("photographs");
        assertThat(fx(() -> model.pictures().pictureProperty().get().title())).startsWith("photographs");
    }

    @Test
    void eachSetRemembersItsPicture() {
        run(() -> model.pictures().choose(7));
        run(() -> model.models().modelProperty().set(Networks.colour()));
        run(() -> model.pictures().choose(4));
        run(() -> model.models().modelProperty().set(Networks.conv()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(7);
        run(() -> model.models().modelProperty().set(Networks.colour()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(4);
    }

    @Test
    void aPictureOfTheUsersStays() throws Exception {
        OwnPicture own = OwnPicture.of(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "own");
        run(() -> model.pictures()
                .pictureProperty()
                .set(StagePicture.of(own, Networks.conv().card())));
        run(() -> model.models().modelProperty().set(Networks.colour()));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> fx(() -> model.pictures().pictureProperty().get().pixels().channels() == 3));
        StagePicture shown = fx(() -> model.pictures().pictureProperty().get());
        assertThat(shown.own()).isSameAs(own);
    }

    @Test
    void digitsGoToNetworksThatWereTrainedOnThem() throws Exception {
        ModelCard card = Networks.conv().card();
        assertThat(sets.suiting(card).name()).isEqualTo("fashion-mnist:test");
        var trained = new org.epsilonlab.model.TrainingRecord("mnist:train", "clean", "none", 0, 1, 0, "", 1, null);
        assertThat(sets.suiting(card.withTraining(trained)).name()).isEqualTo("mnist:test");
    }
}
