package org.epsilonlab.ui.common;

import javafx.scene.layout.Region;

/** A share of 0 to 100 % as a bar on a track. The number beside it says the same in words. */
public final class ShareBar extends Region {

    private final Region fill = new Region();
    private double share;

    /** @param kind a style class: "before" or "after" */
    public ShareBar(String kind) {
        getStylesheets().add(String.valueOf(ShareBar.class.getResource("bars.css")));
        getStyleClass().add("share-bar");
        fill.getStyleClass().addAll("fill", kind);
        getChildren().add(fill);
    }

    /**
     * Shows a share.
     *
     * @param value in [0, 1]; negative where there is none, so that nothing is shown
     */
    public void show(double value) {
        share = Math.max(0, Math.min(1, value));
        setVisible(value >= 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, Math.rint(getWidth() * share), getHeight());
    }
}
