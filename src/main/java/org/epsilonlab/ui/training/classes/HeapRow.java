package org.epsilonlab.ui.training.classes;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.picture.PictureReader;
import org.epsilonlab.ui.shell.Dropped;
import org.epsilonlab.ui.shell.Frame;

/** One heap: its name, how many pictures lie on it, and the pictures, on which others are dropped. */
final class HeapRow extends HBox {

    private static final PseudoClass INVITING = PseudoClass.getPseudoClass("inviting");

    /** Pictures that are shown; more of them are counted. */
    private static final int SHOWN = 60;

    private static final double SIDE = 3.4;

    /** What is left of the sheet's width for pictures: without it the row would be taken for higher than it is. */
    private static final double WIDTH = 28.8;

    private final HeapsModel model;
    private final Appearance appearance;
    private final Frame frame;
    private final int heap;
    private final TextField name = new TextField();
    private final Label count = new Label();
    private final FlowPane pictures = new FlowPane();
    private List<Heaps.Picture> shown = List.of();

    HeapRow(HeapsModel model, int heap, Appearance appearance, Frame frame) {
        this.model = model;
        this.appearance = appearance;
        this.frame = frame;
        this.heap = heap;
        getStyleClass().add("heap");
        setId("heap-" + heap);
        name.setId("heap-name-" + heap);
        name.setPromptText("name, such as “mug”");
        name.setAccessibleText("Name of the class");
        name.textProperty().addListener((source, before, now) -> model.rename(heap, now));
        count.setId("heap-count-" + heap);
        pictures.setId("heap-pictures-" + heap);
        pictures.getStyleClass().add("heap-pictures");
        pictures.setPrefWrapLength(appearance.look().px(WIDTH));
        HBox.setHgrow(pictures, Priority.ALWAYS);
        VBox left = new VBox(name, count, buttons());
        left.getStyleClass().add("heap-left");
        getChildren().addAll(left, pictures);
        addEventHandler(DragEvent.DRAG_OVER, this::over);
        addEventHandler(DragEvent.DRAG_EXITED, event -> pseudoClassStateChanged(INVITING, false));
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
                paste();
                event.consume();
            }
        });
        fill();
    }

    private Node buttons() {
        HBox buttons = new HBox(
                button("Open…", "heap-open-" + heap, "Puts picture files on this heap.", this::open),
                button(
                        "Paste",
                        "heap-paste-" + heap,
                        "Puts the picture or the files of the clipboard on this heap (Ctrl+V within it).",
                        this::paste),
                button(
                        "Remove",
                        "heap-remove-" + heap,
                        "Takes this class out, with its pictures; Undo brings it back.",
                        () -> model.removeHeap(heap)));
        buttons.getStyleClass().add("heap-buttons");
        return buttons;
    }

    private static Button button(String caption, String id, String help, Runnable action) {
        Button button = new Button(caption);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        Tips.install(button, caption + "\n" + help);
        return button;
    }

    private void open() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Pictures of “" + name.getText() + "”");
        chooser.getExtensionFilters().add(PictureReader.NAMES);
        List<File> chosen = chooser.showOpenMultipleDialog(frame.window());
        if (chosen != null) {
            model.add(heap, chosen.stream().map(File::toPath).toList());
        }
    }

    private void paste() {
        take(Dropped.from(Clipboard.getSystemClipboard()));
    }

    /** Puts what was dropped or pasted on the heap. */
    void take(Dropped dropped) {
        List<Path> files = dropped.files();
        if (!files.isEmpty()) {
            model.add(heap, files);
            return;
        }
        BufferedImage image = dropped.image()
                .filter(each -> each.getWidth() >= 1 && each.getHeight() >= 1)
                .map(each -> SwingFXUtils.fromFXImage(each, null))
                .orElse(null);
        if (image != null) {
            model.add(heap, image);
        } else {
            frame.refuse(dropped.whyNoPicture());
        }
    }

    private void over(DragEvent event) {
        if (!Dropped.from(event.getDragboard()).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            pseudoClassStateChanged(INVITING, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        pseudoClassStateChanged(INVITING, false);
        Dropped dropped = Dropped.from(event.getDragboard());
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
        if (!dropped.isEmpty()) {
            take(dropped);
        }
    }

    int heap() {
        return heap;
    }

    /** Lets the keys go to the name. */
    void askForName() {
        name.requestFocus();
    }

    void show(Heaps.Heap now) {
        if (!name.getText().equals(now.name())) {
            name.setText(now.name());
        }
        if (!shown.equals(now.pictures())) {
            shown = now.pictures();
            fill();
        }
    }

    private void fill() {
        count.setText(shown.size() == 1 ? "1 picture" : String.format(Locale.ENGLISH, "%,d pictures", shown.size()));
        // After a picture is taken out the keys go on where it was.
        int before = pictures.getChildren().indexOf(focused());
        pictures.getChildren()
                .setAll(shown.stream().limit(SHOWN).map(this::thumbnail).toList());
        if (shown.isEmpty()) {
            Label hint = new Label("Drop pictures here, or a folder of them");
            hint.getStyleClass().add("muted");
            pictures.getChildren().add(hint);
        } else if (shown.size() > SHOWN) {
            pictures.getChildren().add(new Label(String.format(Locale.ENGLISH, "and %,d more", shown.size() - SHOWN)));
        }
        if (before >= 0 && !shown.isEmpty()) {
            pictures.getChildren()
                    .get(Math.min(before, Math.min(shown.size(), SHOWN) - 1))
                    .requestFocus();
        }
    }

    private Node focused() {
        return pictures.getChildren().stream()
                .filter(Node::isFocused)
                .findFirst()
                .orElse(this);
    }

    private Node thumbnail(Heaps.Picture picture) {
        Pixels small = picture.small();
        WritableImage image = new WritableImage(small.width(), small.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        small.width(),
                        small.height(),
                        PixelFormat.getIntArgbInstance(),
                        small.toArgb(),
                        0,
                        small.width());
        ImageView view = new ImageView(image);
        view.setFitWidth(appearance.look().px(SIDE));
        view.setFitHeight(appearance.look().px(SIDE));
        Button button = new Button("", view);
        String file = Objects.toString(picture.file().getFileName());
        button.getStyleClass().add("heap-picture");
        button.setAccessibleText(file + ", takes it out");
        button.setOnAction(event -> model.remove(heap, picture));
        button.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                button.fire();
                event.consume();
            }
        });
        Tips.install(button, file + "\nA click, or Delete, takes it out of the heap; Undo brings it back.");
        return button;
    }
}
