package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Appearance;

/**
 * One network on the stage: original + perturbation = adversarial, and its predictions beside.
 *
 * <p>It shows a state, or says in one sentence why there is none. While a newer one is being worked out the old result
 * stays, dimmed after a moment, so that quick work doesn't flicker.
 */
public final class EquationRow extends Pane {
    private final Appearance appearance;
    private final Label title = new Label();
    private final FittingLabel accuracy = new FittingLabel();
    private final RowProgress progress = new RowProgress(this::dim);
    private final RowWarning warning = new RowWarning(accuracy);
    private final HBox header = new HBox(title, warning, accuracy, progress);
    private final RowPictures pictures;
    private final Label plus = new Label("+");
    private final Label equals = new Label("=");
    private final RowCaptions captions = new RowCaptions();
    private final PredictionBars bars;
    private final RowDimming dimming;
    private final Label message = new Label();
    private RowGeometry geometry;

    public EquationRow(Appearance appearance) {
        this.appearance = appearance;
        pictures = new RowPictures(appearance);
        bars = new PredictionBars(appearance);
        dimming = new RowDimming(pictures, captions, bars);
        geometry = new RowGeometry(appearance.look(), 178, false, false);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("card", "equation-row");
        title.getStyleClass().add("row-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        accuracy.getStyleClass().add("row-accuracy");
        header.getStyleClass().add("row-header");
        header.setAlignment(Pos.CENTER_LEFT);
        plus.getStyleClass().add("operator");
        equals.getStyleClass().add("operator");
        message.getStyleClass().add("row-message");
        message.setWrapText(true);
        getChildren().addAll(pictures.all());
        getChildren().addAll(captions.all());
        getChildren().addAll(header, plus, equals, bars, message);
        showEmpty("", "Choose a network above to see it attacked.");
    }

    /** Shows a result that is up to date. Costs well under 2 ms for small pictures: nothing is made anew. */
    public void show(EquationState state) {
        settle();
        draw(state);
    }

    /**
     * Shows pictures that are up to date beside answers that are not yet; the network is being asked. Only the answers
     * dim if it takes its time.
     */
    public void showAhead(EquationState state) {
        dimming.setAhead(true);
        draw(state);
    }

    /** The pictures of the answers count again. */
    public void endAhead() {
        dimming.setAhead(false);
    }

    /** Shows the best so far of an attack that goes on, and says so; it is up to date, so it is not dimmed. */
    public void showSoFar(EquationState state) {
        progress.showSoFar();
        dimming.clear();
        draw(state);
        pictures.adversarial().setAccessibleText(captions.ofAdversarial() + ", best so far");
    }

    private void draw(EquationState state) {
        setMessage("");
        text(title, state.title());
        accuracy.say(state.accuracy());
        bars.show(state);
        captions.show(state);
        pictures.show(state, captions);
    }

    /** Says that there is nothing to show yet, and what to do about it. */
    public void showEmpty(String networkTitle, String sentence) {
        settle();
        text(title, networkTitle);
        accuracy.say(List.of(""));
        blank();
        setMessage(sentence);
    }

    /** Says in one sentence what failed and what to do next. The picture of the last result goes. */
    public void showFailed(String networkTitle, String sentence) {
        showEmpty(networkTitle, "⚠ " + sentence);
    }

    /** What stands beside the name of a network that is not to be believed. */
    public RowWarning warning() {
        return warning;
    }

    /** Tells that a newer result is under way: the old one dims after a moment. {@link #show} ends it. */
    public void showBusy() {
        progress.showBusy();
    }

    /** Dims the result at once, for one that is out of date with nothing under way. */
    public void showStale() {
        progress.showStale(false);
        dim();
    }

    private void dim() {
        dimming.set(true);
    }

    private void settle() {
        progress.settle();
        dimming.clear();
    }

    private void blank() {
        pictures.blank();
        bars.show(null);
        captions.clear();
    }

    private void setMessage(String sentence) {
        text(message, sentence);
        message.setVisible(!sentence.isEmpty());
        List.<Node>of(plus, equals, bars).forEach(part -> part.setVisible(sentence.isEmpty()));
        pictures.all().forEach(part -> part.setVisible(sentence.isEmpty()));
    }

    private static void text(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    /** The picture before, for its context menu and for dragging it out. */
    public PixelCanvas original() {
        return pictures.original();
    }

    /** The perturbation. */
    public PixelCanvas heatMap() {
        return pictures.heatMap();
    }

    /** The picture after. */
    public PixelCanvas adversarial() {
        return pictures.adversarial();
    }

    /** Original, perturbation and adversarial picture. */
    public List<PixelCanvas> pictures() {
        return List.of(pictures.original(), pictures.heatMap(), pictures.adversarial());
    }

    /** The line with title and accuracy; more controls of the network can be added at its end. */
    public HBox header() {
        return header;
    }

    /** Lays the row out anew; the stage gives all rows the same geometry, so that their pictures stand in columns. */
    void setGeometry(RowGeometry wanted) {
        if (!wanted.equals(geometry)) {
            captions.fit(wanted);
            captions.heat().setNameShown(!wanted.compact());
            header.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fem;", wanted.headerSize()));
            geometry = wanted;
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return geometry.height();
    }

    @Override
    protected void layoutChildren() {
        RowGeometry g = geometry;
        double top = g.pictureTop();
        double side = g.framed();
        double barsLeft = g.barsBelow() ? g.pad() : g.barsLeft();
        double headerWidth = g.barsBelow() ? getWidth() - 2 * g.pad() : g.sum();
        place(header, g.pad(), g.barsBelow() ? g.pad() : g.barsTop(), headerWidth, g.header());
        progress.setSign(appearance.look().px(1.1));
        place(pictures.original(), g.originalLeft(), top, side, side);
        place(pictures.heatMap(), g.heatLeft(), top, side, side);
        place(pictures.adversarial(), g.adversarialLeft(), top, side, side);
        double frame = PixelCanvas.FRAME;
        place(
                pictures.colorBar(),
                g.heatLeft() + side + g.gap(),
                top + frame,
                appearance.look().px(ColorBar.WIDTH),
                g.picture());
        operator(plus, g.originalLeft() + side, top, g.operator(), side);
        operator(equals, g.adversarialLeft() - g.operator(), top, g.operator(), side);
        double reach = g.operator() - 2;
        double little = appearance.look().px(0.5);
        caption(captions.original(), g.originalLeft(), side, little);
        caption(captions.heat(), g.heatLeft(), side, reach);
        caption(captions.adversarial(), g.adversarialLeft(), side, little);
        place(bars, barsLeft, g.barsTop(), getWidth() - barsLeft - g.pad(), g.barsHeight(getHeight()));
        double margin = g.pad() * 2;
        place(message, margin, g.header() + margin, getWidth() - 2 * margin, getHeight() - g.header() - 2 * margin);
    }

    private void caption(Caption caption, double left, double side, double reach) {
        // The words of the heat map may reach under the operators beside it.
        place(caption, left - reach, geometry.captionTop(), side + 2 * reach, geometry.caption());
    }

    private void operator(Label sign, double x, double y, double width, double height) {
        layoutInArea(sign, x, y, width, height, 0, HPos.CENTER, VPos.CENTER);
    }

    private static void place(Region part, double x, double y, double width, double height) {
        part.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
    }

    /** What the row says instead of pictures, or "" while it shows some. */
    public String message() {
        return message.getText();
    }
}
