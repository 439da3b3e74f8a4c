package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.Reference;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Normalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models import} on files that a student might bring. */
class ImportCommandTest {

    private static final String FOREIGN = Reference.FOLDER.resolve("foreign").toString();

    @TempDir
    private Path folder;

    @Test
    void aNetworkIsTakenInUnderWhatTheOptionsSay() throws Exception {
        Path models = folder.resolve("models");
        Commands commands = new Commands(models);
        Path names = Files.writeString(folder.resolve("names.txt"), "cat\ndog\n\nhorse\nbird\n");
        assertThat(commands.run(
                        "models",
                        "import",
                        FOREIGN + "/colour-32.pt",
                        "--title",
                        "Four animals",
                        "--classes",
                        names.toString(),
                        "--mean",
                        "0.5,0.5,0.5",
                        "--std",
                        "0.25,0.25,0.25",
                        "--licence",
                        "MIT"))
                .isZero();
        assertThat(commands.out())
                .startsWith("four-animals: takes 3×32×32, knows 4 classes, in " + models.resolve("four-animals"))
                .contains("logarithms of probabilities");
        ModelCard card = CardFile.read(models.resolve("four-animals"));
        assertThat(card.classes()).containsExactly("cat", "dog", "horse", "bird");
        assertThat(card.normalization())
                .isEqualTo(new Normalization(List.of(.5f, .5f, .5f), List.of(.25f, .25f, .25f)));
        assertThat(card.licence()).isEqualTo("MIT");
        assertThat(commands.run("models", "list")).isZero();
        assertThat(commands.out()).contains("four-animals");
    }

    @Test
    void oneThatIsRefusedKeepsNoOtherOut() {
        Path models = folder.resolve("models");
        Commands commands = new Commands(models);
        assertThat(commands.run("models", "import", FOREIGN + "/spoiled.pt", FOREIGN + "/talks.pt"))
                .isEqualTo(1);
        assertThat(commands.err()).hasLineCount(1).contains("spoiled.pt").contains("not finite numbers");
        assertThat(models.resolve("talks")).isDirectory();
        assertThat(models.resolve("spoiled")).doesNotExist();
    }

    @Test
    void whatMakesNoSenseIsSaidInASentence() {
        Commands commands = new Commands(folder.resolve("models"));
        commands.fails(2, "such as 3x224x224, not large", "models", "import", "x.pt", "--shape", "large");
        commands.fails(2, "give both", "models", "import", "x.pt", "--mean", "0.5");
        commands.fails(2, "one file at a time", "models", "import", "x.pt", "y.pt", "--title", "T");
        commands.fails(1, "is not there", "models", "import", "x.pt");
    }
}
