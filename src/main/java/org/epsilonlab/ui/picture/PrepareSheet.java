package org.epsilonlab.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.image.Fit;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;

/** A picture of the user's as they see it beside what the network sees, with every choice on the way between. */
public final class PrepareSheet extends Sheet {

    private static final String FROM_PREDICTION = "taken from the prediction";
    private static final double SIDE = 16;

    private final ModelCard network;
    private final BiConsumer<PrepareSheet, OwnPicture> changed;
    private final PixelCanvas seen;
    private final SeenPicture original;
    private final Label summary = new Label();
    private OwnPicture picture;

    /**
     * @param network whose eyes to see with
     * @param changed hears of the picture after each choice, and has it shown as soon as it is ready
     * @param done closes this
     * @param cancelled puts back what was on stage before, and closes this
     */
    public PrepareSheet(
            Appearance appearance,
            OwnPicture picture,
            ModelCard network,
            BiConsumer<PrepareSheet, OwnPicture> changed,
            Runnable done,
            Runnable cancelled) {
        super(picture.name());
        getStylesheets().add(String.valueOf(PrepareSheet.class.getResource("picture.css")));
        this.picture = picture;
        this.network = network;
        this.changed = changed;
        seen = new PixelCanvas(appearance);
        original = new SeenPicture(appearance, picture);
        original.setId("original");
        double side = appearance.look().px(SIDE);
        for (Region each : List.of(original, seen)) {
            each.setPrefSize(side, side);
            each.setMinSize(side, side);
        }
        HBox pictures = new HBox(labelled("As you see it", original), labelled("As the network sees it", seen));
        pictures.getStyleClass().add("prepare-pictures");
        summary.getStyleClass().add("muted");
        summary.setWrapText(true);
        summary.setId("summary");
        VBox body = new VBox(
                new VBox(pictures, summary),
                group("Fit", fit()),
                group("Light and dark", invert()),
                group("True class", label(network.classes())),
                buttons(done, cancelled));
        body.getChildren().forEach(each -> each.getStyleClass().add("prepare-group"));
        body.getStyleClass().add("prepare");
        setBody(body);
        original.showCrop(picture.seen(network));
    }

    private HBox buttons(Runnable done, Runnable cancelled) {
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> cancelled.run());
        cancel.setId("prepare-cancel");
        Tips.install(cancel, "Cancel (Esc)\nPuts back what was on stage before.");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                cancelled.run();
            }
        });
        Button close = new Button("Done");
        close.setDefaultButton(true);
        close.setOnAction(event -> done.run());
        close.setId("prepare-done");
        Tips.install(close, "Done (Enter)\nKeeps the picture as it is shown.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, close);
        buttons.getStyleClass().add("prepare-buttons");
        return buttons;
    }

    private Node fit() {
        Segmented<Fit> fit = new Segmented<>("Fit", List.of(Fit.values()), each -> switch (each) {
            case CROP -> "crop";
            case PAD -> "pad";
            case STRETCH -> "stretch";
        });
        fit.help(each -> switch (each) {
            case CROP -> "The largest centred part of the network's proportions.";
            case PAD -> "The whole picture; the rest takes the colour of its border.";
            case STRETCH -> "The whole picture, its proportions given up.";
        });
        fit.valueProperty().set(picture.fit());
        fit.valueProperty().addListener((source, before, now) -> change(picture.with(now)));
        fit.setId("fit");
        return fit;
    }

    private Node invert() {
        Segmented<Invert> invert = new Segmented<>("Light and dark", List.of(Invert.values()), each -> switch (each) {
            case AUTO -> "as needed";
            case YES -> "inverted";
            case NO -> "as it is";
        });
        invert.help(each -> switch (each) {
            case AUTO -> "Inverted if its background is light and the network learnt on dark ones.";
            case YES -> "Light and dark change places.";
            case NO -> "Nothing is inverted.";
        });
        invert.valueProperty().set(picture.invert());
        invert.valueProperty().addListener((source, before, now) -> change(picture.with(now)));
        invert.setId("invert");
        return invert;
    }

    private Node label(List<String> classes) {
        ComboBox<String> box = new ComboBox<>();
        List<String> choices = new ArrayList<>(List.of(FROM_PREDICTION));
        choices.addAll(classes);
        box.getItems().setAll(choices);
        box.getSelectionModel().select(picture.label() + 1);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("true-class");
        box.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, before, now) -> change(picture.withLabel(now.intValue() - 1)));
        return box;
    }

    private void change(OwnPicture now) {
        picture = now;
        original.showCrop(picture.seen(network));
        summary.setText("Being made ready …");
        changed.accept(this, now);
    }

    /**
     * Shows what the network sees.
     *
     * @param pixels the picture as it is now
     * @param made how it came about, one line
     */
    public void show(Pixels pixels, String made) {
        seen.show(Raster.of(pixels));
        summary.setText(made);
    }

    /** The caption stands above the middle of its picture, in the same width. */
    private static Node labelled(String text, Node node) {
        Label label = caption(text);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        VBox box = new VBox(label, node);
        box.getStyleClass().add("prepare-picture");
        return box;
    }

    private static VBox group(String text, Node choice) {
        return new VBox(caption(text), choice);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-heading");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
