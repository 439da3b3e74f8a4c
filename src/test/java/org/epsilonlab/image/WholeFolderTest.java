package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
    @TempDir
    Path folder;

    @Test
    void appearsWithAllItsParentsOnlyWhenItIsFinished() throws IOException {
        Path target = folder.resolve("a/b");
        try (WholeFolder whole = WholeFolder.start(target)) {
            Files.writeString(whole.part().resolve("one.txt"), "1");
            assertThat(folder.resolve("a")).doesNotExist();
            whole.commit();
        }
        assertThat(target.resolve("one.txt")).hasContent("1");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesNothingOfWhatIsNotFinished() throws IOException {
        try (WholeFolder whole = WholeFolder.start(folder.resolve("a/b"))) {
            Files.writeString(Files.createDirectory(whole.part().resolve("in")).resolve("one.txt"), "1");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void joinsWhatIsThereAlready() throws IOException {
        Files.createDirectory(folder.resolve("in"));
        Files.writeString(folder.resolve("in/old.txt"), "kept");
        Files.writeString(folder.resolve("one.txt"), "old");
        try (WholeFolder whole = WholeFolder.start(folder)) {
            Files.writeString(Files.createDirectory(whole.part().resolve("in")).resolve("new.txt"), "2");
            Files.writeString(whole.part().resolve("one.txt"), "1");
            assertThat(folder.resolve("one.txt")).hasContent("old");
            whole.commit();
        }
        assertThat(folder.resolve("one.txt")).hasContent("1");
        assertThat(folder.resolve("in/new.txt")).hasContent("2");
        assertThat(folder.resolve("in/old.txt")).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void namesAPlaceThatCannotBeAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path place : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> WholeFolder.start(place))
                    .isInstanceOf(IOException.class)
                    .hasMessage(place + " cannot be made a folder, because " + file + " is a file; name another.");
        }
    }

    @Test
    void removesLinksButNotWhatTheyLeadTo() throws IOException {
        Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("one.txt"), "1");
        Path gone = Files.createDirectories(folder.resolve("gone/in"));
        Files.createSymbolicLink(gone.resolve("link"), kept.getParent());
        WholeFolder.remove(gone.getParent());
        WholeFolder.remove(gone.getParent());
        assertThat(gone.getParent()).doesNotExist();
        assertThat(kept).hasContent("1");
    }
}
