package org.epsilonlab.ui.draw;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;

/** The controls beside the pad. */
final class DrawTools {

    private DrawTools() {}

    /** What is drawn with, and what takes strokes back. */
    static Node tools(Drawing drawing, double least, double most, List<Command> commands) {
        Segmented<Stroke.Tool> tool = new Segmented<>(
                        "Tool",
                        List.of(Stroke.Tool.BRUSH, Stroke.Tool.ERASER),
                        each -> each == Stroke.Tool.BRUSH ? "Brush" : "Eraser")
                .help(each -> each == Stroke.Tool.BRUSH ? "Draws (B)." : "Rubs out (E).");
        tool.valueProperty().bindBidirectional(drawing.toolProperty());
        tool.setId("tool");
        Slider size = new Slider(least, most, Drawing.USUAL_SIZE);
        size.valueProperty().bindBidirectional(drawing.sizeProperty());
        size.setAccessibleText("Size of the tip");
        Tips.install(size, "Size of the tip (− and +)\nIn MNIST's digits lines are about two of 28 pixels wide.");
        HBox.setHgrow(size, Priority.ALWAYS);
        HBox first = new HBox(tool, size);
        HBox second = new HBox();
        commands.forEach(command -> second.getChildren().add(command.button()));
        first.getStyleClass().add("draw-line");
        second.getStyleClass().add("draw-line");
        return new VBox(8, first, second);
    }

    /** Whether the ink is brought into MNIST's frame. */
    static Node frame(Drawing drawing) {
        Segmented<Boolean> centred = new Segmented<>(
                        "Frame", List.of(true, false), each -> each ? "centred as MNIST" : "as it is drawn")
                .help(each -> each
                        ? "Scaled into 20×20 pixels, its centre of mass in the middle of 28×28."
                        : "The whole pad, made smaller.");
        centred.valueProperty().bindBidirectional(drawing.centredProperty().asObject());
        centred.setId("frame");
        return centred;
    }
}
