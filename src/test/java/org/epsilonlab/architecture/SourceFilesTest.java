package org.epsilonlab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class files don't show: the length of the files, and a word about each package. */
class SourceFilesTest {

    private static final int CEILING = 250;
    private static final Path MAIN = Path.of("src/main");

    @TempDir
    Path folder;

    @Test
    void everyFileFitsInTheHead() throws IOException {
        assertThat(textFiles(MAIN)).hasSizeGreaterThan(3);
        assertThat(tooLong(MAIN)).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsCaughtAndAPictureIsNoText() throws IOException {
        Files.writeString(folder.resolve("Long.java"), "x\n".repeat(CEILING + 1));
        Files.writeString(folder.resolve("Enough.java"), "x\n".repeat(CEILING));
        Files.write(folder.resolve("icon.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\n'});

        assertThat(textFiles(folder)).hasSize(2);
        assertThat(tooLong(folder)).containsExactly(folder.resolve("Long.java") + ": 251 lines");
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        List<Path> packages = sources(MAIN).map(Path::getParent).distinct().toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    private static Stream<Path> sources(Path root) throws IOException {
        return textFiles(root).stream().filter(file -> file.toString().endsWith(".java"));
    }

    private static List<String> tooLong(Path root) throws IOException {
        return textFiles(root).stream()
                .filter(file -> lines(file) > CEILING)
                .map(file -> file + ": " + lines(file) + " lines")
                .toList();
    }

    private static List<Path> textFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> lines(file) >= 0)
                    .collect(Collectors.toList());
        }
    }

    /** The number of lines, or -1 for a file that isn't text. */
    private static int lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).size();
        } catch (MalformedInputException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
