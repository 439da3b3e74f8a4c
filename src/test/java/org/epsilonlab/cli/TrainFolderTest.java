package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --data FOLDER}. */
class TrainFolderTest {

    @TempDir
    private Path folder;

    private Commands commands;
    private String pictures;

    @BeforeEach
    void write() throws Exception {
        commands = new Commands(folder.resolve("models"));
        pictures = ClassFolders.write(folder.resolve("Colours")).toString();
    }

    private int train(String data, String out) {
        return commands.run(
                "train",
                "--data",
                data,
                "--picture-size",
                "3x8x8",
                "--architecture",
                "linear",
                "--epochs",
                "2",
                "--out",
                out);
    }

    @Test
    void aFolderIsKeptOnceAndItsNameServesFromThenOn() throws Exception {
        String out = folder.resolve("net").toString();
        assertThat(train(pictures, out)).as(commands.err()).isZero();
        assertThat(commands.out()).contains("29 pictures to train on, 7 to test on, of 3 classes; kept as \"colours\"");
        ModelCard card = CardFile.read(Path.of(out));
        assertThat(card.classes()).containsExactly("blue", "green", "red");
        assertThat(card.accuracy().get(0).epsilon()).as("usual for colour").isEqualTo(8 / 255.0);
        assertThat(train(pictures, folder.resolve("again").toString())).isZero();
        assertThat(train("colours", folder.resolve("by-name").toString())).isZero();
        try (Stream<Path> sets = Files.list(folder.resolve("data"))) {
            assertThat(sets).hasSize(1);
        }
        Path json = folder.resolve("figures.json");
        assertThat(commands.run(
                        "evaluate",
                        "--model",
                        out,
                        "--data",
                        "colours:test",
                        "--attack",
                        "fgm",
                        "--epsilons",
                        "0,0.1",
                        "--json",
                        json.toString()))
                .as(commands.err())
                .isZero();
        commands.fails(
                1,
                "other classes than colours",
                "evaluate",
                "--model",
                out,
                "--data",
                "mnist:test",
                "--attack",
                "fgm",
                "--epsilons",
                "0.1");
    }

    @Test
    void aFewPicturesAreLearntOnTopOfTheNetworkForPhotographs() throws Exception {
        Path few = folder.resolve("Few");
        ClassFolders.add(few, "red", 3, new Color(200, 40, 40));
        ClassFolders.add(few, "blue", 3, new Color(40, 40, 200));
        Path out = folder.resolve("net");
        String[] line = {
            "train",
            "--features",
            "imagenet-efficientnet-lite0",
            "--data",
            few.toString(),
            "--epochs",
            "1",
            "--out",
            "" + out
        };
        assertThat(commands.run(line)).as(commands.err()).isZero();
        ModelCard card = CardFile.read(out);
        assertThat(card.isOnTop()).isTrue();
        assertThat(card.inputShape()).isEqualTo(new InputShape(3, 224, 224));
        String other = folder.resolve("other").toString();
        commands.fails(
                2,
                "leave --architecture out",
                "train",
                "--features",
                "imagenet-efficientnet-lite0",
                "--architecture",
                "linear",
                "--out",
                other);
        commands.fails(
                2,
                "takes colour pictures of 224×224",
                "train",
                "--features",
                "imagenet-efficientnet-lite0",
                "--data",
                "mnist",
                "--out",
                other);
        commands.fails(
                2, "Nothing can be trained on top of \"alexnet\"", "train", "--features", "alexnet", "--out", other);
    }

    @Test
    void whatMakesNoSenseLeavesNothing() throws Exception {
        Path lonely = Files.createDirectories(folder.resolve("empty"));
        Path out = folder.resolve("net");
        commands.fails(1, "holds no sub-folder with pictures", "train", "--data", lonely.toString(), "--out", "" + out);
        commands.fails(
                2,
                "write 1x28x28 or 3x32x32",
                "train",
                "--data",
                pictures,
                "--picture-size",
                "2x8x8",
                "--out",
                "" + out);
        commands.fails(
                2, "must lie between 0 and 1", "train", "--data", pictures, "--test-share", "1", "--out", "" + out);
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
