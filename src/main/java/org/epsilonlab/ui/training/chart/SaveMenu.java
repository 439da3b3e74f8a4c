package org.epsilonlab.ui.training.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Tips;

/** The menu that saves a chart as a picture, a drawing, a page or a table. */
final class SaveMenu {
    private final ChartExport export;
    private final ChartFiles files;
    private final MenuButton button = new MenuButton("Save…");
    private final BooleanProperty full = new SimpleBooleanProperty(this, "full", false);
    private final List<Command> commands;

    private interface Writer {
        void write(Path file) throws IOException;
    }

    SaveMenu(ChartExport export, ChartFiles files) {
        this.export = export;
        this.files = files;
        commands = List.of(
                command("PNG…", "Saves a picture at three times the size, for print.", "png", export::png),
                command("SVG…", "Saves a drawing that can be scaled and edited.", "svg", export::svg),
                command("PDF…", "Saves a page that can be put into a document.", "pdf", export::pdf),
                command("CSV…", "Saves the points of all curves as a table.", "csv", export::csv));
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Save the chart as a picture, a drawing, a page or a table");
        Tips.install(button, "Saves the chart as a picture (PNG), a drawing (SVG), a page (PDF) or a table (CSV).");
        commands.forEach(command -> button.getItems().add(command.menuItem()));
    }

    Node node() {
        return button;
    }

    ChartExport export() {
        return export;
    }

    /** PNG, SVG, PDF and CSV, in this order. */
    List<Command> commands() {
        return commands;
    }

    void setEmpty(boolean empty) {
        full.set(!empty);
    }

    private Command command(String name, String help, String ending, Writer writer) {
        return new Command("Save as " + name, "", help, () -> save(ending, writer))
                .enableWhen(full, "There is no curve to save yet.");
    }

    private void save(String ending, Writer writer) {
        Path file = files.choose(export.name() + "." + ending);
        if (file == null) {
            return;
        }
        try {
            writer.write(file);
            files.tell("Saved " + file.getFileName() + (ending.equals("csv") ? export.omitted() : "") + ".");
        } catch (IOException e) {
            String sentence = e.getMessage();
            files.refuse(sentence == null ? file + " cannot be written; choose another folder." : sentence);
        }
    }
}
