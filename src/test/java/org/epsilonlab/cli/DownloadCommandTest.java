package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.epsilonlab.data.download.SmallRepository;
import org.epsilonlab.model.CardFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models download}, {@code data download} and {@code data list}. */
class DownloadCommandTest {

    @TempDir
    private Path folder;

    private Commands commands;
    private String address;

    @BeforeEach
    void lay() throws Exception {
        commands = new Commands(folder.resolve("models"));
        address = SmallRepository.write(folder.resolve("repository")).address();
    }

    @Test
    void withoutANameTheListSaysSizeLicenceAndOrigin() {
        assertThat(commands.run("models", "download")).isZero();
        assertThat(commands.out())
                .contains("resnet-18", "resnet-50", "43.5 MB", "licence: Apache-2.0", "origin: ResNet-18")
                .doesNotContain("cifar");
        assertThat(commands.run("data", "download")).isZero();
        assertThat(commands.out())
                .contains("cifar-10", "170 MB", "mnist-whole", "11.5 MB", "licence: Its authors state none")
                .doesNotContain("resnet", "here already");
        assertThat(folder.resolve("data")).as("nothing was asked for").doesNotExist();
    }

    @Test
    void whatIsDownloadedIsListedAndServesAtOnce() throws Exception {
        assertThat(commands.run("data", "download", "cifar-10", "--from", address))
                .as(commands.err())
                .isZero();
        assertThat(commands.out())
                .contains("CIFAR-10: 170 MB from file:", "licence: Its authors", "100 %", "unpacking it")
                .contains("CIFAR-10 is here: train --data cifar-10, or --data cifar-10:test (200 and 40 pictures)");
        assertThat(commands.run("data", "list")).isZero();
        assertThat(commands.out().lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly("fashion-mnist", "mnist", "cifar-10");
        assertThat(commands.out()).contains("3×32×32 · 10 classes · usual ε 0.0314");
        assertThat(commands.run("data", "download", "cifar-10", "--from", "http://127.0.0.1:1/"))
                .as("nobody is asked again")
                .isZero();
        assertThat(commands.out()).contains("is here already");
        String out = folder.resolve("net").toString();
        assertThat(commands.run(
                        "train",
                        "--data",
                        "cifar-10",
                        "--architecture",
                        "linear",
                        "--epochs",
                        "1",
                        "--batch-size",
                        "50",
                        "--out",
                        out))
                .as(commands.err())
                .isZero();
        assertThat(CardFile.read(Path.of(out)).accuracy().get(0).epsilon()).isEqualTo(8 / 255.0);
        assertThat(commands.run(
                        "attack",
                        "--model",
                        out,
                        "--data",
                        "cifar-10:test[0:10]",
                        "--attack",
                        "fgm",
                        "--epsilon",
                        "8/255",
                        "--out",
                        folder.resolve("result").toString()))
                .as(commands.err())
                .isZero();
        assertThat(folder.resolve("result/report.json")).exists();
    }

    @Test
    void allOfMnistServesNetworksThatWereTrainedOnAPartOfIt() {
        assertThat(commands.run("data", "download", "mnist-whole", "--from", address))
                .isZero();
        assertThat(commands.run(
                        "evaluate",
                        "--model",
                        "models/mnist-standard",
                        "--data",
                        "mnist-whole:test[0:10]",
                        "--attack",
                        "fgm",
                        "--epsilons",
                        "0.1"))
                .as(commands.err())
                .isZero();
    }

    @Test
    void aFailureIsOneSentenceAndLeavesNothing() throws Exception {
        Files.createDirectories(folder.resolve("models"));
        for (String[] words : new String[][] {
            {"models", "download", "resnet-18", "--from", "http://127.0.0.1:1/"},
            {
                "data",
                "download",
                "mnist-whole",
                "--from",
                folder.resolve("nowhere").toUri().toString()
            }
        }) {
            assertThat(commands.run(words)).isEqualTo(1);
            assertThat(commands.err())
                    .hasLineCount(1)
                    .doesNotContain("Exception")
                    .matches("(?s).*\\.\\s*");
        }
        assertThat(commands.err()).contains("does not have MNIST");
        commands.fails(1, "There is no \"resnet-7\" to download", "models", "download", "resnet-7");
        commands.fails(1, "is no address to download from", "models", "download", "resnet-18", "--from", "school");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("models")).isEmptyDirectory();
        assertThat(folder.resolve("downloads")).doesNotExist();
    }
}
