package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Objects;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.data.ClassPictures;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetWriter;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few colour pictures are offered the network for photographs to be learnt on top of. */
class FeaturesDraftTest {

    @TempDir
    private Path folder;

    private OwnSet keep(String title, InputShape shape) throws Exception {
        ClassFolders.add(folder.resolve("pictures"), "red", 3, new Color(200, 40, 40));
        ClassFolders.add(folder.resolve("pictures"), "blue", 3, new Color(40, 40, 200));
        ClassPictures read =
                ClassPictures.read(ClassFolder.scan(folder.resolve("pictures")), shape, ClassFolders.QUIET);
        return OwnSetWriter.keep(read, folder.resolve("data"), title, 0.3, 1);
    }

    private TrainingDraft draft() {
        return new TrainingDraft(
                ArchitectureCatalog.scan(folder.resolve("architectures")),
                new DataShelf(Path.of("assets"), folder.resolve("data")));
    }

    @Test
    void itIsOfferedForFewPicturesOfItsOwnSizeOnly() throws Exception {
        keep("Large", new InputShape(3, 224, 224));
        keep("Small", new InputShape(3, 32, 32));
        keep("Grey", new InputShape(1, 28, 28));
        TrainingDraft draft = draft();
        assertThat(draft.data().areFewInColour()).as("clothing").isFalse();
        draft.data().nameProperty().set("grey");
        assertThat(draft.data().areFewInColour()).isFalse();
        draft.data().nameProperty().set("small");
        assertThat(draft.data().areFewInColour()).isTrue();
        assertThat(draft.data().beneath()).isEmpty();
        draft.architectureProperty().set(FeatureNetwork.NAME);
        assertThat(draft.problemProperty().get())
                .isEqualTo(
                        "The network for photographs takes colour pictures of 224×224; make the data set in that size,"
                                + " or choose another network.");
        draft.data().nameProperty().set("large");
        assertThat(draft.data().beneath()).isPresent();
        assertThat(draft.problemProperty().get()).isEmpty();
        TrainingConfig config = Objects.requireNonNull(draft.configProperty().get());
        assertThat(FeatureNetwork.isBeneath(config)).isTrue();
        assertThat(RunTitles.of(config)).endsWith(" · on imagenet-efficientnet-lite0");
        assertThat(RunTitles.command(config))
                .startsWith("epsilon-lab train --data large --features imagenet-efficientnet-lite0 --regime n-fgsm");
    }

    @Test
    void aSetThatIsRenamedOrGoneIsSeenAtOnce() throws Exception {
        OwnSet set = keep("Large", new InputShape(3, 224, 224));
        TrainingDraft draft = draft();
        draft.data().nameProperty().set(set.name());
        assertThat(draft.configProperty().get()).isNotNull();
        draft.data().remove(set);
        assertThat(draft.data().nameProperty().get()).isEqualTo("fashion-mnist");
        draft.data().nameProperty().set(set.name());
        assertThat(draft.problemProperty().get()).isEqualTo("The pictures “large” are gone; choose others under Data.");
        draft.data().replace(set);
        assertThat(draft.problemProperty().get()).isEmpty();
        assertThat(draft.configProperty().get()).isNotNull();
    }
}
