package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launch script with a {@code java} that only tells how it was called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LaunchScriptTest {

    private static final String NEW_JAVA = "for a in \"$@\"; do echo \"<$a>\"; done; exit 2";
    private static final String OLD_JAVA = "echo 'Unrecognized option: '\"$1\" >&2; exit 1";

    @TempDir
    Path temporary;

    private Path folder;
    private Path script;
    private Path javaHome;

    private record Run(int exit, List<String> out, String err) {}

    @BeforeEach
    void install() throws IOException {
        folder = temporary.toRealPath();
        Path bin = Files.createDirectories(folder.resolve("the app/bin"));
        String template = Files.readString(Path.of("src/main/app/bin/epsilon-lab"));
        script = executable(
                bin.resolve("epsilon-lab"),
                template.replace("@jvm.flags@", "-Dflag=1").replace("@main@", "org.epsilonlab.Launcher"));
        javaHome = folder.resolve("a jdk");
    }

    @Test
    void startsTheProgramFromItsOwnFolderAndPassesArgumentsAndExitCode() throws Exception {
        java(NEW_JAVA);

        Run run = run(script, "attack", "--out", "two words", "");

        Path app = folder.resolve("the app");
        assertThat(run.out())
                .containsExactly(
                        "<-Dflag=1>",
                        "<-Depsilonlab.root=" + app + ">",
                        "<-cp>",
                        "<" + app + "/lib/*>",
                        "<org.epsilonlab.Launcher>",
                        "<attack>",
                        "<--out>",
                        "<two words>",
                        "<>");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void followsLinksToItself() throws Exception {
        java(NEW_JAVA);
        Path links = Files.createDirectories(folder.resolve("some links"));
        Files.createSymbolicLink(links.resolve("absolute"), script);
        Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));

        Run run = run(links.resolve("relative"));

        assertThat(run.out()).contains("<-Depsilonlab.root=" + folder.resolve("the app") + ">");
    }

    @Test
    void saysInOneLineThatJavaIsMissing() throws Exception {
        Run run = run(script);

        assertThat(run.err())
                .isEqualTo(
                        "Epsilon Lab found no %s/bin/java; install Java 17 or newer, or let JAVA_HOME name its folder.\n"
                                .formatted(javaHome));
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void saysInOneLineThatJavaIsTooOld() throws Exception {
        java(OLD_JAVA);

        Run run = run(script);

        assertThat(run.err())
                .isEqualTo(
                        "Epsilon Lab needs Java 17 or newer and %s/bin/java is older; install one and let JAVA_HOME name its folder.\n"
                                .formatted(javaHome));
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
    }

    private void java(String behaviour) throws IOException {
        Path bin = Files.createDirectories(javaHome.resolve("bin"));
        String versionCheck = behaviour.equals(NEW_JAVA) ? "case $* in *-version) exit 0 ;; esac\n" : "";
        executable(bin.resolve("java"), "#!/bin/sh\n" + versionCheck + behaviour + "\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Run run(Path start, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", start.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().remove("EPSILON_LAB_OPTS");
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
