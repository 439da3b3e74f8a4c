package org.epsilonlab.ui.evaluation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.epsilonlab.evaluation.MeasurementTable;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.report.AssignmentTable;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** The menu that takes results out of the program. */
final class ResultFiles {

    private final EvaluationModel model;
    private final ResultViews views;
    private final Frame frame;
    private final MenuButton menu = new MenuButton("Save…");
    private final Command open;

    /** Writes a file, whole or not at all. */
    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    ResultFiles(EvaluationModel model, ResultViews views, Appearance appearance, Frame frame) {
        this.model = model;
        this.views = views;
        this.frame = frame;
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText("Save results");
        menu.setId("save-results");
        Tips.install(menu, "Saves what is in view as a figure or a table, or all figures.");
        add("Picture of what is in view (PNG)…", "png", file -> figure().png(file));
        add("Drawing of what is in view (SVG)…", "svg", file -> figure().svg(file));
        add("Page of what is in view (PDF)…", "pdf", file -> figure().pdf(file, appearance.fonts()));
        add("Table of what is in view (CSV)…", "csv", this::csv);
        menu.getItems().add(new SeparatorMenuItem());
        add("The assignment's table (Markdown)…", "md", file -> text(file, table().markdown()));
        add("The assignment's table (LaTeX)…", "tex", file -> text(file, table().latex()));
        add("The assignment's table (figure)…", "svg", file -> text(file, table().svg()));
        menu.getItems().add(new SeparatorMenuItem());
        Command report = new Command("Report to hand in (HTML)…", "", "Saves all of it as one page.", this::report)
                .enableWhen(
                        model.figuresProperty().map(figures -> !figures.isEmpty()), "Nothing has been measured yet.");
        menu.getItems().add(report.menuItem());
        add("All results, to open again (JSON)…", "study.json", file -> study().write(file));
        open = new Command(
                "Open results…", "Shortcut+O", "Opens a file of results in place of what is in view.", this::open);
        menu.getItems().add(open.menuItem());
    }

    MenuButton menu() {
        return menu;
    }

    private void add(String name, String ending, Writer writer) {
        Command command = new Command(name, "", "Saves it.", () -> save(ending, writer))
                .enableWhen(
                        model.figuresProperty().map(figures -> !figures.isEmpty()), "Nothing has been measured yet.");
        menu.getItems().add(command.menuItem());
    }

    private FigureFile figure() throws IOException {
        FigureFile figure = views.figure();
        if (figure == null) {
            throw new IOException("There is nothing to draw in this view yet; choose a point of a curve first.");
        }
        return figure;
    }

    private StudyFile study() throws IOException {
        StudyFile study = model.file();
        if (study == null) {
            throw new IOException("Nothing has been measured yet; press Start first.");
        }
        return study;
    }

    private AssignmentTable table() {
        return AssignmentTable.of(model.figuresProperty().get());
    }

    private static void text(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void csv(Path file) throws IOException {
        String table = views.csv();
        text(file, table == null ? MeasurementTable.csv(model.figuresProperty().get()) : table);
    }

    private void report() {
        Path out = choose("report", "html");
        if (out != null) {
            model.report(out);
        }
    }

    private void save(String ending, Writer writer) {
        Path file = choose(
                views.shownProperty().get().title().toLowerCase(Locale.ROOT).replace(' ', '-'), ending);
        if (file == null) {
            return;
        }
        try {
            writer.write(file);
            frame.tell("Saved " + file.getFileName() + ".");
        } catch (IOException e) {
            frame.refuse(e.getMessage() == null ? file + " cannot be written; choose another folder." : e.getMessage());
        }
    }

    private void open() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open results");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Results", "*.json"));
        File file = chooser.showOpenDialog(frame.window());
        if (file != null) {
            model.open(file.toPath());
        }
    }

    /** Its commands with a key. */
    List<Command> commands() {
        return List.of(open);
    }

    private @Nullable Path choose(String name, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save");
        chooser.setInitialFileName(name + "." + ending);
        File file = chooser.showSaveDialog(frame.window());
        return file == null ? null : file.toPath();
    }
}
