package org.epsilonlab.ui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.shell.Shell;

/**
 * Paints the window with invented numbers, to look at: arguments are the folder for the pictures and any number of
 * {@code WIDTHxHEIGHT-THEME-PERCENT-VARIANT}, such as {@code 1440x900-LIGHT-100-two}.
 */
public final class StageDemo {
    private StageDemo() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {});
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> wanted = List.of(args).subList(1, args.length);
        DemoData data = new DemoData();
        for (String word : wanted) {
            paint(folder, word, data);
        }
        done.countDown();
        Platform.exit();
    }

    private static void paint(Path folder, String word, DemoData data) throws Exception {
        String[] parts = word.split("-");
        String[] size = parts[0].split("x");
        Stage[] stage = new Stage[1];
        onFx(() -> {
            Appearance appearance = new Appearance(Path.of("assets/fonts"));
            appearance.themeProperty().set(Theme.valueOf(parts[1]));
            appearance.scaleProperty().set(Integer.parseInt(parts[2]) / 100.0);
            DemoPlace place = new DemoPlace(appearance, data, parts[3].equals("one") ? 1 : 2);
            Shell shell = new Shell(appearance, List.of(place), () -> new Region());
            Scene scene = new Scene(shell, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            appearance.dress(scene);
            shell.install(scene);
            vary(parts[3], place, shell);
            stage[0] = new Stage();
            stage[0].setScene(scene);
            stage[0].show();
        });
        Thread.sleep(1500);
        onFx(() -> {
            try {
                var image = SwingFXUtils.fromFXImage(stage[0].getScene().snapshot(null), null);
                ImageIO.write(image, "png", folder.resolve(word + ".png").toFile());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            stage[0].close();
        });
    }

    private static void vary(String variant, DemoPlace place, Shell shell) {
        Consumer<String> none = name -> {};
        switch (variant) {
            case "steps" -> {
                place.scrubber.setVisible(true);
                place.scrubber.setLosses(new double[] {0.04, 0.3, 0.9, 1.6, 2.2, 2.6, 2.8, 3.0, 3.1, 3.15, 3.2});
            }
            case "busy" -> place.rows.forEach(row -> row.showBusy());
            case "empty" -> place.rows.get(1).showEmpty("", "Choose a second network above to compare with the first.");
            case "failed" ->
                place.rows
                        .get(1)
                        .showFailed(
                                "broken",
                                "The weights of broken are cut short; train it again or choose another network.");
            case "notice" -> shell.notices().error("The picture cat.png is empty; choose another file.");
            case "presenter" -> shell.presenterProperty().set(true);
            default -> none.accept(variant);
        }
    }

    private static void onFx(Runnable task) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Throwable[] failure = new Throwable[1];
        Platform.runLater(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                failure[0] = e;
            }
            latch.countDown();
        });
        if (!latch.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the FX thread hangs");
        }
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
    }
}
