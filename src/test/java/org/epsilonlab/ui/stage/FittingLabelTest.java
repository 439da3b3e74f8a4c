package org.epsilonlab.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A line gives up words beside one that gives up nothing, and takes them back. */
class FittingLabelTest {

    private static final List<String> WORDINGS = List.of(
            "clean 91.2 % · PGD-40 at 0.1: 2.1 % (n = 10,000)", "clean 91.2 % · PGD-40 2.1 %", "91.2 % → 2.1 %");

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    @Test
    void saysAsMuchAsThereIsRoomForAndAllOfItToReaders() {
        FittingLabel line = fx(FittingLabel::new);
        HBox box = fx(() -> {
            Label name = new Label("Fashion-MNIST");
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox both = new HBox(name, line);
            new Scene(both);
            line.say(WORDINGS);
            return both;
        });
        double room = said(box, line, 1000, 0);
        double medium = said(box, line, room - 1, 1);
        said(box, line, medium - 1, 2);
        said(box, line, 10, 2);
        said(box, line, 1000, 0);
        assertThat(fx(line::getAccessibleText)).isEqualTo(WORDINGS.get(0));
        fx(() -> {
            line.say(List.of("not measured"));
            return null;
        });
        assertThat(fx(line::getText)).isEqualTo("not measured");
    }

    /** Checks which wording is said in a box of that width; returns the narrowest box that it fits. */
    private static double said(HBox box, FittingLabel line, double width, int wording) {
        return fx(() -> {
            box.applyCss();
            box.resize(width, 40);
            box.layout();
            assertThat(line.getText()).isEqualTo(WORDINGS.get(wording));
            double words = Math.ceil(Ruler.width(line.getText(), line.getFont()));
            return box.getChildren().get(0).prefWidth(-1) + words;
        });
    }
}
