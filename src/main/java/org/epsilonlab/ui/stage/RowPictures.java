package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.scene.Node;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;

/** The pictures of one row: original, perturbation with its key, and adversarial picture. */
final class RowPictures {

    private final PixelCanvas original;
    private final PixelCanvas heatMap;
    private final PixelCanvas adversarial;
    private final ColorBar colorBar;

    RowPictures(Appearance appearance) {
        original = new PixelCanvas(appearance);
        heatMap = new PixelCanvas(appearance);
        adversarial = new PixelCanvas(appearance);
        colorBar = new ColorBar(appearance);
    }

    PixelCanvas original() {
        return original;
    }

    PixelCanvas heatMap() {
        return heatMap;
    }

    PixelCanvas adversarial() {
        return adversarial;
    }

    ColorBar colorBar() {
        return colorBar;
    }

    List<Node> all() {
        return List.of(original, heatMap, colorBar, adversarial);
    }

    /** Shows those of a state, and says what they are to whoever listens. */
    void show(EquationState state, RowCaptions captions) {
        original.show(state.original());
        heatMap.show(state.heatMap());
        adversarial.show(state.adversarial());
        adversarial.setFrame(state.verdict().frame());
        colorBar.setLimit(state.limit());
        original.setAccessibleText(captions.ofOriginal());
        heatMap.setAccessibleText("perturbation, largest change " + EpsilonFormat.decimal(state.linf()));
        adversarial.setAccessibleText(captions.ofAdversarial());
    }

    /** Shows none. */
    void blank() {
        for (PixelCanvas picture : List.of(original, heatMap, adversarial)) {
            picture.show(null);
        }
        adversarial.setFrame(PixelCanvas.Frame.NONE);
        colorBar.setLimit(0);
    }
}
