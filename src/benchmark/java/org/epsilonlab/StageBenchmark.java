package org.epsilonlab;

import com.google.gson.JsonObject;
import com.sun.javafx.perf.PerformanceTracker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.training.TrainModel;

/**
 * The time from a drag of the slider of ε to the new pixels in the scene, on to the painted frame, and to the networks'
 * answers, in the real window with two networks on stage; then what ten thousand attacks do to the memory. Or the same beside a training, and what
 * that loses by it.
 */
public final class StageBenchmark extends Application {

    private static final int PLENTY = 1000;
    private static final int ATTACKS = 10_000;
    private static final int SECONDS_ALONE = 34;

    private static final String PHOTOGRAPHS = "imagenet-efficientnet-lite0";
    private static final int ITERATED = 20;

    private static boolean besideTraining;
    private static boolean photograph;
    private static int moves = PLENTY;

    private final Random random = new Random(1);
    private final double[] toPixels = new double[moves];
    private final double[] toFrame = new double[moves];
    private final List<Double> toAnswers = new ArrayList<>();
    private final double[] iterations = new double[ITERATED];
    private Workbench bench;
    private Slider slider;
    private Node thumb;
    private boolean started;
    private double width;
    private double pressed;
    private double place;
    private double epsilonBefore;
    private int move = besideTraining ? -moves : -moves / 3;
    private long asked;
    private long unanswered;
    private boolean isSeen;
    private boolean awaitsPulse;
    private volatile boolean awaitsFrame;
    private double residentBefore;
    private long stepsBefore;
    private long since;

    /**
     * Opens the window, on a display or without one.
     *
     * @param training beside one
     * @param withPhotograph with the network for photographs on stage, alone, and PGD-10 in place of many attacks
     */
    public static void run(boolean training, boolean withPhotograph) {
        besideTraining = training;
        photograph = withPhotograph;
        moves = withPhotograph ? PLENTY / 5 : PLENTY;
        if (!Launcher.hasDisplay()) {
            Launcher.drawOffScreen();
        }
        launch(StageBenchmark.class);
    }

    @Override
    public void start(Stage stage) throws IOException {
        Path user = Files.createTempDirectory("epsilon-lab-benchmark");
        if (photograph) {
            Files.writeString(
                    user.resolve("settings.json"),
                    "{\"attack.model\": \"" + PHOTOGRAPHS + "\", \"attack.compared\": \"\", \"attack.picture\": 0}");
        }
        bench = new Workbench(new Home(Home.find().root(), user), stage);
        AttackModel model = bench.model();
        model.stage().resultProperty().addListener((source, before, now) -> shown());
        model.stage().aheadProperty().addListener((source, before, ahead) -> {
            if (!ahead.isEmpty() && !isBehind()) {
                seen();
            }
        });
        Scene scene = bench.shell().getScene();
        // A frame counts if its pulse came after the pixels: the one under way may be that of the slider's own move.
        scene.addPostLayoutPulseListener(() -> {
            awaitsFrame |= awaitsPulse;
            awaitsPulse = false;
        });
        PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(() -> {
            if (awaitsFrame) {
                awaitsFrame = false;
                long now = System.nanoTime();
                Platform.runLater(() -> painted(now));
            }
        });
    }

    /** The result is set when the rows have been drawn. */
    private void shown() {
        AttackModel model = bench.model();
        if (model.stage().busyProperty().get() || isBehind()) {
            return;
        }
        long now = System.nanoTime();
        if (!started) {
            started = true;
            long sinceStart =
                    System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
            print("start of the program to the first attacked picture", "seconds", sinceStart / 1e3);
            afterAWhile(besideTraining ? this::train : this::grab, 5);
        } else if (move < moves) {
            if (move >= 0 && unanswered > 0) {
                toAnswers.add((now - unanswered) / 1e6);
            }
            unanswered = 0;
            seen();
        } else if (move >= moves && photograph) {
            iterated(now);
        } else if (move >= moves) {
            Platform.runLater(this::manyAttacks);
        }
    }

    /** The pixels of the latest ε are in the scene, be it before the networks' answers or with them. */
    private void seen() {
        if (asked > 0 && !isSeen && move < moves) {
            isSeen = true;
            if (move >= 0) {
                toPixels[move] = (System.nanoTime() - asked) / 1e6;
            }
            awaitsPulse = true;
        }
    }

    private void painted(long now) {
        if (asked == 0) {
            return;
        }
        if (move >= 0) {
            toFrame[move] = (now - asked) / 1e6;
        }
        asked = 0;
        move++;
        if (move == 0 && besideTraining) {
            count();
        }
        if (move < moves) {
            // A hand moves on when it sees fit, not with the frames.
            afterAWhile(this::drag, 0.005 + 0.03 * random.nextDouble());
        } else {
            mouse(MouseEvent.MOUSE_RELEASED, 0);
            print("slider to pixels", toPixels);
            print("slider to painted frame", toFrame);
            if (!toAnswers.isEmpty()) {
                print(
                        "slider to answers, of moves that got theirs",
                        toAnswers.stream().mapToDouble(t -> t).toArray());
            }
            if (photograph) {
                bench.model().controls().arguments("pgd").number("steps").set(10);
                bench.model().controls().attackProperty().set("pgd");
                asked = System.nanoTime();
                return;
            }
            if (besideTraining) {
                print("training beside drags of the slider", "steps_per_second", stepsPerSecond());
                alone(Platform::exit);
                return;
            }
            System.gc();
            residentBefore = memory("VmRSS");
            manyAttacks();
        }
    }

    /** PGD-7 on the small network, for longer than all this takes. */
    private void train() {
        TrainModel trains = bench.training().model();
        trains.draft().regimeProperty().set("pgd");
        trains.draft().settings().number("epochs").set(1000);
        trains.start();
        afterAWhile(() -> alone(this::grab), 10);
    }

    /** Before the drags and after them, since the machine's speed drifts. */
    private void alone(Runnable then) {
        count();
        afterAWhile(
                () -> {
                    print("training alone", "steps_per_second", stepsPerSecond());
                    then.run();
                },
                SECONDS_ALONE);
    }

    /** Steps count from now on. */
    private void count() {
        stepsBefore = bench.training().model().live().statusProperty().get().done();
        since = System.nanoTime();
    }

    private double stepsPerSecond() {
        long done = bench.training().model().live().statusProperty().get().done();
        return (done - stepsBefore) / ((System.nanoTime() - since) / 1e9);
    }

    private void grab() {
        slider = (Slider) bench.shell().lookup("#epsilon .slider");
        thumb = slider.lookup(".thumb");
        width = slider.getLayoutBounds().getWidth();
        pressed = slider.getValue() / slider.getMax();
        place = pressed;
        mouse(MouseEvent.MOUSE_PRESSED, 0);
        drag();
    }

    /** Somewhere else than where the thumb is: each drag is an event, sooner or later. */
    private void drag() {
        long now = System.nanoTime();
        asked = now;
        unanswered = now;
        isSeen = false;
        epsilonBefore = epsilon();
        double before = place;
        while (Math.abs(place - before) < 0.02) {
            place = 0.1 + 0.8 * random.nextDouble();
        }
        mouse(MouseEvent.MOUSE_DRAGGED, (place - pressed) * width);
    }

    private double epsilon() {
        return bench.model().controls().epsilonProperty().get();
    }

    /** Whether ε is still to follow the mouse, so that what comes now belongs to a move before. */
    private boolean isBehind() {
        return slider != null && slider.isValueChanging() && epsilon() == epsilonBefore;
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                thumb,
                new MouseEvent(
                        type, x, 4, x, 4, MouseButton.PRIMARY, 1, false, false, false, false, down, false, false, false,
                        false, true, null));
    }

    /** With all that waits for the engine meanwhile, such as the curve of the result before. */
    private void iterated(long now) {
        iterations[move - moves] = (now - asked) / 1e6;
        if (++move < moves + ITERATED) {
            afterAWhile(
                    () -> {
                        asked = System.nanoTime();
                        bench.model().controls().epsilonProperty().set(0.003 + 0.02 * random.nextDouble());
                    },
                    0.5);
        } else {
            print("PGD-10 on a photograph, asked to shown", iterations);
            Platform.exit();
        }
    }

    private void manyAttacks() {
        if (move++ < moves + ATTACKS) {
            bench.model().controls().epsilonProperty().set(0.001 + 0.25 * random.nextDouble());
            return;
        }
        System.gc();
        JsonObject line = line("resident memory over " + ATTACKS + " attacks");
        line.addProperty("before_mb", residentBefore);
        line.addProperty("after_mb", memory("VmRSS"));
        line.addProperty("peak_mb", memory("VmHWM"));
        System.out.println(line);
        Platform.exit();
    }

    private static void afterAWhile(Runnable work, double seconds) {
        var pause = new javafx.animation.PauseTransition(javafx.util.Duration.seconds(seconds));
        pause.setOnFinished(event -> work.run());
        pause.play();
    }

    /** In megabytes, 0 where the system doesn't tell. */
    private static double memory(String field) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void print(String name, double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        JsonObject line = line(name);
        line.addProperty("n", sorted.length);
        line.addProperty("median_s", sorted[sorted.length / 2] / 1e3);
        line.addProperty("p95_s", sorted[sorted.length * 95 / 100] / 1e3);
        line.addProperty("max_s", sorted[sorted.length - 1] / 1e3);
        System.out.println(line);
    }

    private static void print(String name, String field, double value) {
        JsonObject line = line(name);
        line.addProperty(field, value);
        System.out.println(line);
    }

    private static JsonObject line(String name) {
        JsonObject line = new JsonObject();
        line.addProperty("name", name);
        return line;
    }

    @Override
    public void stop() {
        bench.close();
        System.exit(0);
    }
}
