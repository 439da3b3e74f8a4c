package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    private final Properties properties = new Properties();
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = folder.resolve("a checkout");
        Files.createDirectories(root.resolve("models"));
        Files.createDirectories(root.resolve("assets"));
        properties.setProperty("os.name", "Linux");
        properties.setProperty("user.home", folder.resolve("ada").toString());
    }

    private Home find(Path... starts) throws IOException {
        return Home.find(properties, Map.of(), List.of(starts));
    }

    @Test
    void thePropertyNamesTheRoot() throws IOException {
        properties.setProperty(Home.ROOT_PROPERTY, root.toString());

        Home home = find(folder);

        assertThat(home.root()).isEqualTo(root);
        assertThat(home.models()).isEqualTo(root.resolve("models"));
        assertThat(home.assets()).isEqualTo(root.resolve("assets"));
    }

    @Test
    void withoutThePropertyTheRootIsAboveTheFirstStartThatHasOne() throws IOException {
        assertThat(find(folder, root.resolve("target/classes")).root()).isEqualTo(root);
        assertThat(find(root).root()).isEqualTo(root);
    }

    @Test
    void aWrongPropertyIsNamedAndNothingElseIsTaken() {
        properties.setProperty(Home.ROOT_PROPERTY, folder.toString());

        assertThatIOException()
                .isThrownBy(() -> find(root))
                .withMessage(
                        "%s, which epsilonlab.root names, doesn't hold the folders models and assets; name the folder that does.",
                        folder);
    }

    @Test
    void noRootAnywhereSaysHowToNameOne() throws IOException {
        Files.delete(root.resolve("models"));

        assertThatIOException()
                .isThrownBy(() -> find(root))
                .withMessageEndingWith("start with -Depsilonlab.root=FOLDER to say where they are.");
    }

    @Test
    void theUsersDataLiesWhereTheSystemKeepsSuchThings() throws IOException {
        Path ada = folder.resolve("ada");
        assertThat(find(root).user()).isEqualTo(ada.resolve(".local/share/epsilon-lab"));
        assertThat(user("XDG_DATA_HOME", folder.resolve("xdg").toString()))
                .isEqualTo(folder.resolve("xdg/epsilon-lab"));
        assertThat(user("XDG_DATA_HOME", "relative")).isEqualTo(ada.resolve(".local/share/epsilon-lab"));

        properties.setProperty("os.name", "Mac OS X");
        assertThat(find(root).user()).isEqualTo(ada.resolve("Library/Application Support/Epsilon Lab"));

        properties.setProperty("os.name", "Windows 11");
        assertThat(user("APPDATA", folder.resolve("roaming").toString()))
                .isEqualTo(folder.resolve("roaming/Epsilon Lab"));
        assertThat(find(root).user()).isEqualTo(ada.resolve("AppData/Roaming/Epsilon Lab"));
    }

    private Path user(String variable, String value) throws IOException {
        return Home.find(properties, Map.of(variable, value), List.of(root)).user();
    }

    @Test
    void thePropertyNamesTheUsersData() throws IOException {
        properties.setProperty(Home.USER_PROPERTY, folder.resolve("elsewhere").toString());

        Home home = find(root);

        assertThat(home.user()).isEqualTo(folder.resolve("elsewhere")).doesNotExist();
        assertThat(home.userFolder("models"))
                .isEqualTo(folder.resolve("elsewhere/models"))
                .isDirectory();
        assertThat(home.userFolder("models")).isDirectory();
    }

    @Test
    void anAccountWithoutAHomeIsToldWhatToDo() {
        properties.setProperty("user.home", "?");

        assertThatIOException()
                .isThrownBy(() -> find(root))
                .withMessage(
                        "This account has no home folder; start with -Depsilonlab.home.user=FOLDER to say where your data goes.");
    }

    @Test
    void aFolderThatCantBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Home home = new Home(root, file);

        assertThatIOException()
                .isThrownBy(() -> home.userFolder("runs"))
                .withMessageStartingWith("The folder " + file.resolve("runs") + " can't be made;");
    }

    @Test
    void testsNeverTouchTheRealHome() {
        assertThat(System.getProperty(Home.USER_PROPERTY)).endsWith("test-home");
    }
}
