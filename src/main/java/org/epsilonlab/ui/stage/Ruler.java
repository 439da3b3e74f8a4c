package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text for the parts that paint themselves. */
final class Ruler {
    private static final Text TEXT = new Text();

    private Ruler() {}

    /** Width of a line in pixels. FX thread only. */
    static double width(String line, Font font) {
        TEXT.setFont(font);
        TEXT.setText(line);
        return TEXT.getLayoutBounds().getWidth();
    }

    /** The first of the wordings that is no wider than {@code room}, or the last. */
    static String choose(List<String> wordings, Font font, double room) {
        return wordings.stream()
                .filter(words -> width(words, font) <= room)
                .findFirst()
                .orElse(wordings.get(wordings.size() - 1));
    }

    /** The line itself, or its beginning and an ellipsis where it is wider than {@code room}. */
    static String fit(String line, Font font, double room) {
        if (width(line, font) <= room) {
            return line;
        }
        int length = line.length();
        while (length > 1 && width(line.substring(0, length).stripTrailing() + "…", font) > room) {
            length--;
        }
        return line.substring(0, length).stripTrailing() + "…";
    }
}
