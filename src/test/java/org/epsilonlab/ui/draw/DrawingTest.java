package org.epsilonlab.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.junit.jupiter.api.Test;

/** Ink, stroke by stroke. */
class DrawingTest {

    private final Drawing drawing = new Drawing();

    private void line(double fromX, double fromY, double toX, double toY) {
        drawing.begin(fromX, fromY);
        drawing.extend((fromX + toX) / 2, (fromY + toY) / 2);
        drawing.extend(toX, toY);
        drawing.end();
    }

    @Test
    void aStrokeLeavesInkOfItsSizeAndAnEraserTakesItAway() {
        drawing.sizeProperty().set(20);
        line(100, 140, 180, 140);
        Pixels ink = drawing.pixels();
        assertThat(ink.at(0, 140, 140)).isEqualTo(1);
        assertThat(ink.at(0, 132, 140)).isEqualTo(1);
        assertThat(ink.at(0, 128, 140)).isZero();
        assertThat(ink.at(0, 140, 192)).as("beyond its round end").isZero();
        drawing.toolProperty().set(Stroke.Tool.ERASER);
        drawing.sizeProperty().set(60);
        line(90, 140, 190, 140);
        assertThat(drawing.isEmpty()).isTrue();
        drawing.undo();
        assertThat(drawing.pixels()).isEqualTo(ink);
    }

    @Test
    void everyStepIsTakenBackAndDoneAgainToThePixel() {
        Pixels nothing = drawing.pixels();
        line(40, 40, 200, 90);
        Pixels first = drawing.pixels();
        line(200, 90, 60, 230);
        Pixels second = drawing.pixels();
        drawing.clear();
        assertThat(drawing.pixels()).isEqualTo(nothing);
        drawing.undo();
        assertThat(drawing.pixels()).isEqualTo(second);
        drawing.undo();
        assertThat(drawing.pixels()).isEqualTo(first);
        drawing.undo();
        assertThat(drawing.pixels()).isEqualTo(nothing);
        assertThat(drawing.canUndoProperty().get()).isFalse();
        drawing.redo();
        drawing.redo();
        assertThat(drawing.pixels()).isEqualTo(second);
        line(10, 10, 20, 20);
        assertThat(drawing.canRedoProperty().get())
                .as("what was taken back is over")
                .isFalse();
    }

    @Test
    void aDrawingIsLightOnDarkForGreyAndInkOnPaperForColour() {
        line(140, 40, 140, 240);
        Pixels grey = DrawnPicture.of(drawing.pixels(), new InputShape(1, 28, 28), true)
                .prepare(new InputShape(1, 28, 28))
                .pixels();
        assertThat(grey.at(0, 14, 14)).isEqualTo(1);
        assertThat(grey.at(0, 0, 0)).isZero();
        InputShape colour = new InputShape(3, 32, 32);
        Pixels paper =
                DrawnPicture.of(drawing.pixels(), colour, true).prepare(colour).pixels();
        for (int c = 0; c < 3; c++) {
            assertThat(paper.at(c, 0, 0)).isEqualTo(1);
            assertThat(paper.at(c, 16, 16)).isLessThan(0.1f);
        }
    }
}
