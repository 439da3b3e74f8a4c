package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelFolder;

/**
 * The program as a process of its own, with the flags and the class path of the running test, in a home of its own: the
 * reference network tiny-conv, and as Fashion-MNIST the first pictures of the real test set.
 */
final class Program {

    private static final int TEST = 40;
    private static final int TRAIN = 200;

    private final Path folder;

    /** What a process left. */
    record Run(int exit, String out, String err) {}

    /** Makes the home in an empty folder. */
    Program(Path folder) throws IOException {
        this.folder = folder;
        ModelFolder.copy("tiny-conv", folder.resolve("root/models/tiny-conv"));
        LabelledImages real = FashionMnist.test(Path.of("assets"));
        write(real.slice(0, TEST), "t10k");
        write(real.slice(0, TRAIN), "train");
        Files.createDirectory(work());
    }

    /** The folder that processes start in. */
    Path work() {
        return folder.resolve("work");
    }

    /** Where the user's models lie. */
    Path userModels() {
        return folder.resolve("user/models");
    }

    /** Starts a command; {@code before} comes before java, such as a program that calls it. */
    Process start(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Depsilonlab.") && !flag.startsWith("-Xmx")) {
                command.add(flag);
            }
        }
        command.add("-Depsilonlab.root=" + folder.resolve("root"));
        command.add("-Depsilonlab.home.user=" + folder.resolve("user"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.epsilonlab.Launcher"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(work().toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Runs a command to its end. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return end(start(List.of(), arguments));
    }

    /** Waits for the end of a process. */
    Run end(Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), out(), Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    /** What the last process has printed so far. */
    String out() throws IOException {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private void write(LabelledImages images, String prefix) throws IOException {
        Path to = Files.createDirectories(folder.resolve("root/assets/fashion-mnist"));
        try (DataOutputStream pictures = gzip(to.resolve(prefix + "-images-idx3-ubyte.gz"));
                DataOutputStream labels = gzip(to.resolve(prefix + "-labels-idx1-ubyte.gz"))) {
            for (int number : new int[] {0x0803, images.size(), 28, 28}) {
                pictures.writeInt(number);
            }
            labels.writeInt(0x0801);
            labels.writeInt(images.size());
            for (int i = 0; i < images.size(); i++) {
                for (float value : images.image(i).toArray()) {
                    pictures.writeByte(Math.round(255 * value));
                }
                labels.writeByte(images.label(i));
            }
        }
    }

    private static DataOutputStream gzip(Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }
}
