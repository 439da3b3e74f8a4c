package org.epsilonlab.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import org.epsilonlab.ui.Mouse;
import org.epsilonlab.ui.common.Appearance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The wheel, a drag and the loupe work on one picture and are seen in all. */
class MagnifierTest {
    private static final int SIDE = 100;

    private Magnifier magnifier;
    private PixelCanvas one;
    private PixelCanvas other;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    /** Two pictures of 100×100 pixels, each shown pixel for pixel: black but for one white pixel. */
    @BeforeEach
    void show() {
        fx(() -> {
            Appearance appearance = new Appearance(java.nio.file.Path.of("assets/fonts"));
            magnifier = new Magnifier();
            one = new PixelCanvas(appearance);
            other = new PixelCanvas(appearance);
            int[] argb = new int[SIDE * SIDE];
            java.util.Arrays.fill(argb, 0xff000000);
            argb[30 * SIDE + 60] = 0xffffffff;
            for (PixelCanvas each : List.of(one, other)) {
                double side = SIDE + 2 * PixelCanvas.FRAME;
                each.setMinSize(side, side);
                each.setPrefSize(side, side);
                each.setMaxSize(side, side);
                each.show(new Raster(SIDE, SIDE, argb));
                magnifier.install(each);
            }
            HBox box = new HBox(one, other);
            new Scene(box);
            box.applyCss();
            box.resize(300, 120);
            box.layout();
            return null;
        });
    }

    private void scroll(PixelCanvas picture, double x, double y, double delta) {
        fx(() -> {
            Event.fireEvent(
                    picture,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            x,
                            y,
                            x,
                            y,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            0,
                            delta,
                            0,
                            delta,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            new PickResult(picture, x, y)));
            return null;
        });
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, PixelCanvas picture, double x, double y, int clicks) {
        fx(() -> {
            Mouse.fire(picture, type, picture, x, y, clicks);
            return null;
        });
    }

    private Magnifier.Part part() {
        return fx(() -> magnifier.partProperty().get());
    }

    private int whitePixels(PixelCanvas picture) {
        return fx(() -> {
            WritableImage image = picture.snapshot(null, null);
            int white = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                int at = (int) PixelCanvas.FRAME;
                int argb = image.getPixelReader().getArgb(at + i % SIDE, at + i / SIDE);
                white += (argb & 0xff) > 200 ? 1 : 0;
            }
            return white;
        });
    }

    @Test
    void theWheelEnlargesRoundThePointerInAllPictures() {
        assertThat(whitePixels(other)).isEqualTo(1);
        double x = PixelCanvas.FRAME + 60.5;
        double y = PixelCanvas.FRAME + 30.5;
        for (int i = 0; i < 7; i++) {
            scroll(one, x, y, 40);
        }
        double zoom = Math.pow(1.25, 7);
        assertThat(part().zoom()).isEqualTo(zoom, within(1e-9));
        assertThat(part().at(new Point2D(0.605, 0.305)).getX()).isEqualTo(0.605, within(1e-9));
        assertThat(part().at(new Point2D(0.605, 0.305)).getY()).isEqualTo(0.305, within(1e-9));
        assertThat(whitePixels(other)).as("one pixel, enlarged").isBetween(12, 30);
        mouse(MouseEvent.MOUSE_CLICKED, one, x, y, 2);
        assertThat(part()).isEqualTo(Magnifier.Part.WHOLE);
        assertThat(whitePixels(other)).isEqualTo(1);
    }

    @Test
    void draggingMovesAnEnlargedPictureAndStopsAtItsEdge() {
        double middle = PixelCanvas.FRAME + SIDE / 2.0;
        mouse(MouseEvent.MOUSE_PRESSED, one, middle, middle, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, one, middle + 10, middle, 1);
        assertThat(part()).isEqualTo(Magnifier.Part.WHOLE);
        for (int i = 0; i < 4; i++) {
            scroll(one, middle, middle, 40);
        }
        Magnifier.Part before = part();
        mouse(MouseEvent.MOUSE_PRESSED, one, middle, middle, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, one, middle + 10, middle - 5, 1);
        assertThat(part().left()).isEqualTo(before.left() - 0.1 / before.zoom(), within(1e-9));
        assertThat(part().top()).isEqualTo(before.top() + 0.05 / before.zoom(), within(1e-9));
        for (int i = 0; i < 9; i++) {
            mouse(MouseEvent.MOUSE_PRESSED, one, middle, middle, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, one, middle + 45, middle, 1);
        }
        assertThat(part().left()).isZero();
    }

    @Test
    void theLoupeEnlargesTheSameSpotInAllPictures() {
        fx(() -> {
            magnifier.commands().get(0).run();
            return null;
        });
        assertThat(whitePixels(other)).isEqualTo(1);
        mouse(MouseEvent.MOUSE_MOVED, one, PixelCanvas.FRAME + 60, PixelCanvas.FRAME + 30, 0);
        // Four times as wide and as high, on the picture that the mouse is not on too.
        assertThat(whitePixels(other)).isEqualTo(16);
        assertThat(whitePixels(one)).isEqualTo(16);
        mouse(MouseEvent.MOUSE_EXITED, one, 0, 0, 0);
        assertThat(whitePixels(other)).isEqualTo(1);
    }
}
