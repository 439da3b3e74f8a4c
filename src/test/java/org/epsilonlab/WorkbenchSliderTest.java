package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.management.JMException;
import javax.management.ObjectName;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.ui.attack.LiveArrays;
import org.epsilonlab.ui.attack.StageEngine;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.stage.EquationRow;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** ε is dragged, on its slider and on the confidence curve, and the picture follows. */
class WorkbenchSliderTest extends WindowTest {

    private static final long SMALL = 12L << 20;

    private double epsilon() {
        return fx(() -> model.controls().epsilonProperty().get());
    }

    /** That the rows on stage, and what is painted of them, are what a new computation gives for the ε that is set. */
    private StageResult assertNothingIsStale() throws ModelException {
        StageResult result = settled();
        assertThat(result.request().spec().epsilon()).isEqualTo(epsilon());
        StageResult anew;
        try (StageEngine fresh = new StageEngine()) {
            anew = fresh.compute(result.request(), AttackListener.NONE);
        }
        List<EquationRow> rows = findAll(EquationRow.class);
        for (int i = 0; i < 2; i++) {
            var wanted = anew.attacked(i).orElseThrow().outcome();
            EquationRow row = rows.get(i);
            var outcome = shown(i).outcome();
            assertThat(outcome.adversarial()).isEqualTo(wanted.adversarial());
            assertThat(outcome.after().label()).isEqualTo(wanted.after().label());
            assertThat(outcome.after().confidence()).isEqualTo(wanted.after().confidence(), within(1e-4f));
            assertThat(fx(() -> Pictures.shows(row.adversarial(), wanted.adversarial())))
                    .isTrue();
        }
        return result;
    }

    @Test
    void thePictureFollowsTheSliderWhileItIsDragged() throws ModelException {
        SliderField field = find("#epsilon");
        reveal(field);
        double before = epsilon();
        Node thumb = robot.from(field).lookup(".thumb").query();
        List<Double> set = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        ChangeListener<Number> moves = (source, was, is) -> set.add(is.doubleValue());
        ChangeListener<StageResult> results =
                (source, was, is) -> seen.add(is.request().spec().epsilon());
        point(thumb, 0.5, 0.5);
        robot.press(MouseButton.PRIMARY);
        await("a drag", () -> model.controls().epsilonDraggingProperty().get());
        run(() -> model.controls().epsilonProperty().addListener(moves));
        run(() -> model.stage().resultProperty().addListener(results));
        robot.moveBy(100, 0).moveBy(-60, 3).moveBy(90, -3);
        WaitForAsyncUtils.waitForFxEvents();
        int during = fx(() -> new HashSet<>(seen).size());
        robot.release(MouseButton.PRIMARY);
        await(
                "the end of the drag",
                () -> !model.controls().epsilonDraggingProperty().get());
        assertNothingIsStale();
        run(() -> model.controls().epsilonProperty().removeListener(moves));
        run(() -> model.stage().resultProperty().removeListener(results));

        assertThat(during).isGreaterThan(6);
        Set<Double> through = new HashSet<>(set);
        through.add(before);
        assertThat(through).containsAll(seen);
        assertThat(epsilon()).isGreaterThan(before);
        run(() -> model.undo().run());
        assertThat(epsilon()).isEqualTo(before);
        run(() -> model.redo().run());
        assertNothingIsStale();
    }

    @Test
    void thePictureIsShownBeforeTheNetworksHaveAnswered() throws ModelException {
        StageResult old = settled();
        CountDownLatch free = new CountDownLatch(1);
        bench.engineThread().execute(() -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        double wanted = 0.11;
        run(() -> model.controls().epsilonProperty().set(wanted));
        List<EquationRow> rows = findAll(EquationRow.class);
        for (int i = 0; i < 2; i++) {
            EquationRow row = rows.get(i);
            var moved = old.attacked(i).orElseThrow().direction();
            assertThat(moved).isNotNull();
            await("the new picture", () -> Pictures.shows(row.adversarial(), moved.at(wanted)));
            // It is up to date and stays so; what was said of the one before is not, and dims.
            await("the old answer to dim", () -> dimmedCaptions(row) == 1);
            assertThat(fx(() -> row.adversarial().getOpacity())).isEqualTo(1);
        }
        assertThat(fx(() -> model.stage().resultProperty().get())).isSameAs(old);
        free.countDown();
        assertNothingIsStale();
        assertThat(fx(() -> dimmedCaptions(rows.get(0)))).isZero();
    }

    private static long dimmedCaptions(EquationRow row) {
        return row.lookupAll(".caption").stream()
                .filter(caption -> caption.getOpacity() < 1)
                .count();
    }

    @Test
    void tenThousandMovesLeaveNothingBehind() throws ModelException {
        move(0, 500);
        settled();
        int arrays = LiveArrays.count(bench.engine(), bench.engineThread());
        long heap = heap();
        int[] results = {0};
        ChangeListener<StageResult> counting = (source, was, is) -> results[0]++;
        run(() -> model.stage().resultProperty().addListener(counting));
        move(0, 10_000);
        StageResult last = assertNothingIsStale();
        run(() -> model.stage().resultProperty().removeListener(counting));

        assertThat(last.request().spec().epsilon()).isEqualTo(at(9_999));
        assertThat(fx(() -> results[0])).isGreaterThan(100);
        assertThat(LiveArrays.count(bench.engine(), bench.engineThread())).isEqualTo(arrays);
        assertThat(heapNoMoreThan(heap + SMALL))
                .as(WorkbenchSliderTest::largest)
                .isLessThan(heap + SMALL);
    }

    private static double at(int move) {
        return 0.3 * (move * 37 % 1000) / 1000;
    }

    /** Moves ε in portions of a few, with whatever else the window has to do in between. */
    private void move(int from, int to) {
        for (int i = from; i < to; i += 20) {
            int first = i;
            run(() -> {
                for (int k = first; k < first + 20; k++) {
                    model.controls().epsilonProperty().set(at(k));
                }
            });
        }
    }

    /** What the heap comes down to: what is only on its way out may take its time, what is kept stays. */
    private static long heapNoMoreThan(long most) {
        long heap = heap();
        for (int i = 0; i < 40 && heap >= most; i++) {
            WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
            heap = heap();
        }
        return heap;
    }

    /** The classes that take most of the heap, for whoever has to find what is kept. */
    private static String largest() {
        try {
            Object classes = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return classes.toString().lines().limit(40).collect(Collectors.joining("\n"));
        } catch (JMException e) {
            return e.toString();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aClickOnTheCurveSetsEpsilonAndTheArrowKeysGoOnFromThere() throws ModelException {
        Node area = find(".chart-area");
        point(area, 0.75, 0.5);
        robot.clickOn(MouseButton.PRIMARY);
        await("a greater ε", () -> model.controls().epsilonProperty().get() > 0.15);
        double clicked = epsilon();
        robot.type(KeyCode.RIGHT, 2);
        await("two steps", () -> Math.abs(model.controls().epsilonProperty().get() - clicked - 0.002) < 1e-9);
        robot.type(KeyCode.LEFT);
        await("a step back", () -> Math.abs(model.controls().epsilonProperty().get() - clicked - 0.001) < 1e-9);
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(area);
        assertNothingIsStale();
    }

    @Test
    void aDragOnTheCurveIsOneStepToUndo() throws ModelException {
        double before = epsilon();
        Node area = find(".chart-area");
        point(area, 0.4, 0.5);
        robot.press(MouseButton.PRIMARY);
        await("a press", () -> model.controls().epsilonDraggingProperty().get());
        robot.moveBy(60, 0).moveBy(40, 5);
        robot.release(MouseButton.PRIMARY);
        await(
                "the end of the drag",
                () -> !model.controls().epsilonDraggingProperty().get());
        double after = epsilon();
        double width = fx(() -> area.getLayoutBounds().getWidth());
        assertThat(after).isEqualTo(0.3 * (0.4 + 100 / width), within(0.05));
        assertNothingIsStale();
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(epsilon()).isEqualTo(before);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(epsilon()).isEqualTo(after);
    }
}
