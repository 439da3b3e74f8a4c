package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The strip offers what the network on stage takes, and ε is measured as suits it. */
class SuitingPicturesTest extends ViewlessTest {

    private final PictureSets sets = new PictureSets(DataShelf.bundled(Path.of("assets")));

    @BeforeEach
    void start() throws DataException {
        LabelledImages clothing = sets.suiting(Networks.conv().card());
        model = fx(() -> new AttackModel(
                List.of(Networks.conv(), Networks.colour()), sets::suiting, clothing, engine, thread, settings));
    }

    private LabelledImages offered() {
        return fx(() -> model.pictures().images());
    }

    private double epsilon() {
        return fx(() -> model.controls().epsilonProperty().get());
    }

    @Test
    void anotherNetworkBringsItsPicturesAndUndoBringsBackWhatWasThere() throws Exception {
        runOut(() -> model.pictures().choose(7));
        runOut(() -> model.controls().epsilonProperty().set(0.11));
        runOut(() -> model.pictures().filterProperty().set(PictureFilter.ofClass(7)));
        runOut(() -> model.models().modelProperty().set(Networks.colour()));
        assertThat(offered().name()).isEqualTo("photographs");
        assertThat(offered().shape()).isEqualTo(Networks.colour().card().inputShape());
        assertThat(fx(() -> model.pictures().offeredProperty().get())).hasSize(9);
        assertThat(fx(() -> model.pictures().index())).isZero();
        assertThat(fx(() -> model.controls().rangeProperty().get())).isEqualTo(EpsilonRange.LINF_COLOUR);
        assertThat(epsilon()).isEqualTo(8 / 255.0, within(1e-12));
        assertThat(fx(() -> model.epsilonMax())).isEqualTo(0.12);
        await(() -> {
            StageResult now = model.stage().resultProperty().get();
            return now != null && now.request().picture().title().startsWith("photographs");
        });
        assertThat(fx(() -> model.stage().failureProperty().get())).isEmpty();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> model.pictures().wrongProperty().get()).cardinality())
                .as("nobody says what class they are")
                .isZero();

        runOut(() -> model.undo().run());
        assertThat(offered()).isSameAs(sets.suiting(Networks.conv().card()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(7);
        assertThat(fx(() -> model.pictures().filterProperty().get())).isEqualTo(PictureFilter.ofClass(7));
        assertThat(epsilon()).isEqualTo(0.11);
        runOut(() -> model.redo().run());
        assertThat(offered().name()).isEqualTo("photographs");
        assertThat(fx(() -> model.pictures().pictureProperty().get().title())).startsWith("photographs");
    }

    @Test
    void eachSetRemembersItsPicture() {
        runOut(() -> model.pictures().choose(7));
        runOut(() -> model.models().modelProperty().set(Networks.colour()));
        runOut(() -> model.pictures().choose(4));
        runOut(() -> model.models().modelProperty().set(Networks.conv()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(7);
        runOut(() -> model.models().modelProperty().set(Networks.colour()));
        assertThat(fx(() -> model.pictures().index())).isEqualTo(4);
    }

    @Test
    void aPictureOfTheUsersStays() throws Exception {
        OwnPicture own = OwnPicture.of(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "own");
        runOut(() -> model.pictures()
                .pictureProperty()
                .set(StagePicture.of(own, Networks.conv().card())));
        runOut(() -> model.models().modelProperty().set(Networks.colour()));
        await(() -> model.pictures().pictureProperty().get().pixels().channels() == 3);
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
