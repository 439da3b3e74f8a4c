package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void putsAFinishedFileInPlaceAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a/b/result.txt");
        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, new byte[] {2, 3});
        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void keepsTheOldFileUntilCommitted() throws IOException {
        Path file = folder.resolve("result.txt");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> {
                    try (WholeFile whole = WholeFile.start(file)) {
                        whole.out().write(7);
                        throw new IllegalStateException("stopped half-way");
                    }
                })
                .hasMessage("stopped half-way");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void takesTheFoldersBackThatItMadeForNothing() throws IOException {
        WholeFile.start(folder.resolve("a/b/result.txt")).close();
        assertThat(folder).isEmptyDirectory();
        try (WholeFile whole = WholeFile.start(folder.resolve("a/b/result.txt"))) {
            whole.out().write(7);
            Files.writeString(folder.resolve("a/other.txt"), "kept");
        }
        assertThat(folder.resolve("a")).isDirectoryContaining("glob:**other.txt");
        assertThat(folder.resolve("a/b")).doesNotExist();
    }

    @Test
    void namesAPlaceThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> WholeFile.start(file.resolve("below.txt")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("below.txt cannot be written; check");
        assertThatThrownBy(() -> WholeFile.start(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void aDiskThatRefusesIsNamedInOneSentence() throws IOException {
        Path target = folder.resolve("new/file.txt");
        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(target, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .withMessage(target + " cannot be written; check that its folder exists, is yours and has room.");
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
