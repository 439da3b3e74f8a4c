package org.epsilonlab.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the program is, which versions it runs on, whose work it uses, and where the user's data lies. */
public final class AboutDialog extends Sheet {

    /**
     * One line of the table of parts.
     *
     * @param part such as "JavaFX"
     * @param version as the part itself states it at run time
     * @param licence such as "GPL-2.0 with Classpath Exception"
     */
    public record Row(String part, String version, String licence) {}

    /**
     * @param about one sentence on what the program is
     * @param data folder of the user's data
     * @param open shows a folder in the system's file manager
     */
    public AboutDialog(String about, List<Row> rows, Path data, Consumer<Path> open) {
        super("About Epsilon Lab");
        getStyleClass().add("about");
        Label sentence = new Label(about);
        sentence.setWrapText(true);
        setBody(new VBox(sentence, heading("Parts"), table(rows), heading("Your data"), folder(data, open)));
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("sheet-heading");
        return label;
    }

    private static GridPane table(List<Row> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Label part = new Label(row.part());
            part.getStyleClass().add("strong");
            Label licence = new Label(row.licence());
            licence.getStyleClass().add("muted");
            grid.addRow(i, part, new Label(row.version()), licence);
        }
        grid.getChildren().forEach(cell -> ((Region) cell).setMinWidth(Region.USE_PREF_SIZE));
        return grid;
    }

    private static HBox folder(Path data, Consumer<Path> open) {
        Hyperlink link = new Hyperlink(data.toString());
        link.setOnAction(event -> open.accept(data));
        link.setMinWidth(0);
        Button copy = new Button("Copy path");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(data.toString());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        HBox line = new HBox(link, copy);
        line.getStyleClass().add("about-folder");
        return line;
    }
}
