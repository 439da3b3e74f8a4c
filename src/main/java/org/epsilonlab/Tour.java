package org.epsilonlab;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.StageRequest;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.stage.PictureFilter;
import org.epsilonlab.ui.training.RunItem;
import org.epsilonlab.ui.training.Strip;
import org.epsilonlab.ui.training.TrainModel;

/**
 * Drives the real window through what it is for, without a display: several ε, targeted and not, one step and many, and a
 * picture file dropped in. Writes a picture of the window for each step and a report of what was seen.
 */
final class Tour {

    private static final Duration GLANCE = Duration.millis(120);
    private static final int PATIENCE = 250;

    /** A training takes its time. */
    private static final int LONG_PATIENCE = 2500;

    private static final int EPOCHS_WATCHED = 2;

    /** One stop: what it is called, what is done there, and what is waited for. */
    private record Stop(String name, Runnable action, BooleanSupplier isUnderWay, int patience) {}

    private final Workbench bench;
    private final AttackModel model;
    private final Path folder;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private int ready;
    private final List<Map<String, Object>> report = new ArrayList<>();

    Tour(Workbench bench, Path folder) {
        this.bench = bench;
        this.model = bench.model();
        this.folder = folder;
    }

    /** Where the tour goes: {@code target/tour} in a source checkout, else the user's own folder. */
    static Path folder(Home home) {
        Path here = Path.of("").toAbsolutePath();
        boolean source = Files.isDirectory(here.resolve("target")) || Files.isRegularFile(here.resolve("pom.xml"));
        return source ? here.resolve("target/tour") : home.user().resolve("tour");
    }

    void start() {
        var controls = model.controls();
        stop("ready", () -> {});
        stop("ready-with-curves", () -> ready = model.pictures().index());
        for (double epsilon : new double[] {0, 0.02, 0.1}) {
            stop("one-step-" + epsilon, () -> controls.epsilonProperty().set(epsilon));
        }
        stop("targeted", () -> controls.targetProperty().set(StageRequest.LIKELIEST));
        stop("iterated-targeted", () -> controls.attackProperty().set("pgd"));
        stop("iterated", () -> controls.targetProperty().set(StageRequest.ANY));
        stop("iterated-step-2", () -> model.stage().steps().stepProperty().set(2));
        stop("iterated-l2", () -> controls.arguments("pgd").text("norm").set("l2"));
        stop("one-step-again", () -> controls.attackProperty().set("fgm"));
        stop("noise", () -> model.noise().run());
        stop("smallest", () -> {
            model.noise().run();
            model.smallest().run();
        });
        stop("wrong-pictures", () -> model.pictures().filterProperty().set(PictureFilter.WRONG));
        stop("dropped", this::dropPicture);
        stop("dropped-on-stage", bench::hideSheet);
        stops.add(new Stop("train", this::train, this::isLearning, LONG_PATIENCE));
        stop("train-ended", () -> {
            bench.training().model().commands().cancel();
            bench.shell().show(bench.attack());
        });
        stops.add(new Stop(
                "evaluate", this::measure, () -> bench.evaluation().model().isMeasuring(), LONG_PATIENCE));
        stop("models", () -> bench.shell().show(bench.models().place()));
        stop("dark", () -> {
            bench.shell().show(bench.attack());
            bench.appearance().themeProperty().set(Theme.DARK);
            model.pictures().choose(ready);
            controls.epsilonProperty().set(0.05);
        });
        stop("presenter", () -> bench.shell().presenterProperty().set(true));
        stop("light", () -> {
            bench.shell().presenterProperty().set(false);
            bench.appearance().themeProperty().set(Theme.LIGHT);
        });
        stop("distance", () -> {
            controls.attackProperty().set("fmn");
            model.pictures().choose(ready);
        });
        stop("attacks", bench.attack()::showAttacks);
        stops.add(new Stop("side-by-side", bench.attack()::compareAttacks, bench.attack()::isComparing, LONG_PATIENCE));
        next();
    }

    private void stop(String name, Runnable action) {
        stops.add(new Stop(name, action, this::isUnderWay, PATIENCE));
    }

    private void dropPicture() {
        try {
            Path file = folder.resolve("dropped.png");
            ImageFiles.writePng(model.pictures().images().image(42), file);
            bench.drop(file);
        } catch (IOException e) {
            end(e);
        }
    }

    /** N-FGSM on the small network, watched for two epochs and then ended: nothing of it is kept. */
    private void train() {
        TrainModel trains = bench.training().model();
        bench.shell().show(bench.training().place());
        trains.draft().reset();
        trains.draft().seedProperty().set(1);
        trains.start();
    }

    private void measure() {
        bench.shell().show(bench.evaluation().place());
        bench.evaluation().model().lookQuickly();
    }

    private boolean isLearning() {
        TrainModel trains = bench.training().model();
        RunItem run = trains.live().currentProperty().get();
        Strip strip = trains.strip().stripProperty().get();
        return run == null
                || run.record().history().size() < EPOCHS_WATCHED
                || strip == null
                || strip.epoch() < EPOCHS_WATCHED;
    }

    private void next() {
        Stop stop = stops.poll();
        if (stop == null) {
            finish();
            return;
        }
        stop.action().run();
        settle(stop, 0);
    }

    /** Waits until nothing is under way and a frame has been painted since. */
    private void settle(Stop stop, int waited) {
        PauseTransition pause = new PauseTransition(GLANCE);
        pause.setOnFinished(event -> {
            if (stop.isUnderWay().getAsBoolean() && waited < stop.patience()) {
                settle(stop, waited + 1);
            } else {
                keep(stop);
            }
        });
        // Two glances at least: the curves and the scrubber follow the picture.
        pause.setDelay(waited == 0 ? GLANCE.multiply(4) : Duration.ZERO);
        pause.play();
    }

    private boolean isUnderWay() {
        boolean nothingYet = model.stage().resultProperty().get() == null
                && model.stage().failureProperty().get().isEmpty()
                && model.models().modelProperty().get() != null;
        return nothingYet
                || model.stage().busyProperty().get()
                || model.stage().curvesStaleProperty().get();
    }

    private void keep(Stop stop) {
        try {
            String file = String.format(java.util.Locale.ROOT, "%02d-%s.png", report.size(), stop.name());
            Scene scene = bench.shell().getScene();
            try (WholeFile whole = WholeFile.start(folder.resolve(file))) {
                ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", whole.out());
                whole.commit();
            }
            StageResult result = model.stage().resultProperty().get();
            String failure = model.stage().failureProperty().get();
            RunItem run = bench.training().model().live().currentProperty().get();
            report.add(
                    stop.name().equals("train") && run != null
                            ? TourReport.training(stop.name(), file, run.record())
                            : TourReport.step(
                                    stop.name(),
                                    file,
                                    result,
                                    model.stage().shownProperty().get(),
                                    failure));
            next();
        } catch (IOException | RuntimeException e) {
            end(e);
        }
    }

    private void finish() {
        try {
            String json = new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .create()
                    .toJson(Map.of("steps", report));
            WholeFile.write(folder.resolve("report.json"), json.getBytes(StandardCharsets.UTF_8));
            System.out.println("Wrote " + report.size() + " pictures of the window and report.json to " + folder + ".");
            Platform.exit();
        } catch (IOException e) {
            end(e);
        }
    }

    private static void end(Exception failure) {
        System.err.println("The tour could not be finished: " + failure.getMessage());
        Launcher.fail();
        Platform.exit();
    }
}
