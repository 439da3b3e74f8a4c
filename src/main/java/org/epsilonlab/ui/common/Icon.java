package org.epsilonlab.ui.common;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** Signs that no font need have: shapes in a box of 24 by 24, coloured and sized by the style sheet. */
public enum Icon {
    ATTACK("M12 2 A10 10 0 1 1 12 22 A10 10 0 1 1 12 2 Z M12 4.2 V19.8 A7.8 7.8 0 0 0 12 4.2 Z"),
    TRAIN("M3 3 H5.4 V18.6 H21 V21 H3 Z M7 14.4 L11.6 7.6 L14.7 11.6 L19 4.6 L21 5.9 L15 15.7 L11.8 11.5 L9 15.8 Z"),
    EVALUATE("M3 13 H8 V21 H3 Z M9.5 8 H14.5 V21 H9.5 Z M16 3 H21 V21 H16 Z"),
    MODELS("M12 2 L22 7 L12 12 L2 7 Z M4.5 10.8 L12 14.6 L19.5 10.8 L22 12 L12 17 L2 12 Z"
            + " M4.5 15.8 L12 19.6 L19.5 15.8 L22 17 L12 22 L2 17 Z"),
    LESSONS("M12 3 L23 9 L12 15 L1 9 Z M5 12.8 L12 16.7 L19 12.8 V17.2 Q16 21 12 21 Q8 21 5 17.2 Z"),
    OPEN("M2 5 H9 L11 7.5 H22 V20 H2 Z"),
    DRAW("M3 21 L4.3 15.6 L16.2 3.7 L20.3 7.8 L8.4 19.7 Z"),
    EXPORT("M10.8 3 H13.2 V11.4 L16.4 8.2 L18 9.8 L12 16 L6 9.8 L7.6 8.2 L10.8 11.4 Z M4 18.4 H20 V21 H4 Z"),
    PREVIOUS("M15.2 4.5 L17 6.3 L11.3 12 L17 17.7 L15.2 19.5 L7.7 12 Z"),
    NEXT("M8.8 4.5 L16.3 12 L8.8 19.5 L7 17.7 L12.7 12 L7 6.3 Z"),
    RANDOM("M5 2 H19 Q22 2 22 5 V19 Q22 22 19 22 H5 Q2 22 2 19 V5 Q2 2 5 2 Z"
            + " M5 4 Q4 4 4 5 V19 Q4 20 5 20 H19 Q20 20 20 19 V5 Q20 4 19 4 Z"
            + " M8 6.2 A1.8 1.8 0 1 1 8 9.8 A1.8 1.8 0 1 1 8 6.2 Z"
            + " M12 10.2 A1.8 1.8 0 1 1 12 13.8 A1.8 1.8 0 1 1 12 10.2 Z"
            + " M16 14.2 A1.8 1.8 0 1 1 16 17.8 A1.8 1.8 0 1 1 16 14.2 Z"),
    PLAY("M6 3.5 L20 12 L6 20.5 Z"),
    PAUSE("M5.5 4 H10 V20 H5.5 Z M14 4 H18.5 V20 H14 Z"),
    VIEW("M3 5 H12 V7.4 H3 Z M16 3 H18.4 V9.4 H16 V7.4 H14 V5 H16 Z M18.4 5 H21 V7.4 H18.4 Z"
            + " M3 16.6 H6 V14.6 H8.4 V21 H6 V19 H3 Z M10.4 16.6 H21 V19 H10.4 Z"),
    INFO("M12 2 A10 10 0 1 1 12 22 A10 10 0 1 1 12 2 Z M10.7 6 V8.6 H13.3 V6 Z M10.7 10.4 V18 H13.3 V10.4 Z"),
    WARNING("M12 2.5 L23 21.5 H1 Z M10.8 9 V15.5 H13.2 V9 Z M10.8 17 V19.4 H13.2 V17 Z"),
    ERROR("M12 2 A10 10 0 1 1 12 22 A10 10 0 1 1 12 2 Z"
            + " M8.3 6.6 L6.6 8.3 L10.3 12 L6.6 15.7 L8.3 17.4 L12 13.7 L15.7 17.4 L17.4 15.7 L13.7 12 L17.4 8.3"
            + " L15.7 6.6 L12 10.3 Z"),
    DROP("M10.6 2 H13.4 V11.6 L17 8 L19 10 L12 17 L5 10 L7 8 L10.6 11.6 Z M3 17 H5.6 V19.6 H18.4 V17 H21 V22.2 H3 Z");

    /** A shape is stretched to its region, so two specks in the corners keep the box square. */
    private static final String BOX = " M0 0 H0.01 V0.01 H0 Z M24 24 H23.99 V23.99 H24 Z";

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** A new node that shows it, with the style class "icon". */
    public Region node() {
        SVGPath shape = new SVGPath();
        shape.setContent(path + BOX);
        Region region = new Region();
        region.setShape(shape);
        region.getStyleClass().add("icon");
        region.setMouseTransparent(true);
        return region;
    }
}
