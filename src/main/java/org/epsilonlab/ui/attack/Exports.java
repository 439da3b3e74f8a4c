package org.epsilonlab.ui.attack;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.epsilonlab.data.NpyWriter;
import org.epsilonlab.image.Fit;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.stage.EquationRow;
import org.jspecify.annotations.Nullable;

/** Saves what is on stage, each file whole or not at all. */
final class Exports {

    private static final System.Logger LOG = System.getLogger(Exports.class.getName());

    private final StageView stage;
    private final StageEngine engine;
    private final Executor thread;
    private final Frame frame;
    private final List<Command> commands;

    /** @param thread the engine's: a saved PNG is read again and shown to the network */
    Exports(AttackModel model, StageView stage, StageEngine engine, Executor thread, Frame frame) {
        this.stage = stage;
        this.engine = engine;
        this.thread = thread;
        this.frame = frame;
        var ready = model.stage().resultProperty().isNotNull().asObject();
        String empty = "There is nothing on stage to save yet.";
        commands = List.of(
                new Command(
                                "Save picture as PNG…",
                                "Shortcut+S",
                                "Saves the adversarial picture in 8 bits, and tells whether it still fools.",
                                () -> ask("adversarial.png", this::png))
                        .enableWhen(ready, empty),
                new Command(
                                "Save picture as floats…",
                                "Shortcut+Shift+S",
                                "Saves the adversarial picture exactly, as a NumPy array.",
                                () -> ask("adversarial.npy", this::npy))
                        .enableWhen(ready, empty),
                new Command(
                                "Save figure…",
                                "Shortcut+E",
                                "Saves the equations as they stand, at twice the size.",
                                () -> ask("equation.png", this::figure))
                        .enableWhen(ready, empty));
        for (int i = 0; i < stage.rows().size(); i++) {
            int row = i;
            EquationRow equation = stage.rows().get(i);
            equation.adversarial().setDragSource(() -> dragged(row, true));
            equation.original().setDragSource(() -> dragged(row, false));
            commands.forEach(command -> equation.adversarial().menu().getItems().add(command.menuItem()));
        }
    }

    List<Command> commands() {
        return commands;
    }

    private interface Writer {
        void write(Path file, StageRow.Attacked row) throws IOException;
    }

    private void ask(String name, Writer writer) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save");
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(frame.window());
        if (file != null) {
            save(file.toPath(), writer);
        }
    }

    private void save(Path file, Writer writer) {
        StageRow.Attacked row = stage.shown(0);
        if (row == null) {
            frame.refuse("There is nothing on stage to save yet; choose a model and a picture.");
            return;
        }
        try {
            writer.write(file, row);
        } catch (IOException e) {
            frame.refuse(Failure.sentence(e));
        }
    }

    /** Saves the first network's adversarial picture exactly. */
    void saveNpy(Path file) {
        save(file, this::npy);
    }

    /** Saves it in 8 bits and tells what the network says of the file. */
    void savePng(Path file) {
        save(file, this::png);
    }

    /** Saves the equations. */
    void saveFigure(Path file) {
        save(file, this::figure);
    }

    private void npy(Path file, StageRow.Attacked row) throws IOException {
        Pixels pixels = row.outcome().adversarial();
        NpyWriter.write(file, pixels.toArray(), 1, pixels.channels(), pixels.height(), pixels.width());
        frame.tell("Saved " + file.getFileName() + ", the very floats that the network saw.");
    }

    private void png(Path file, StageRow.Attacked row) throws IOException {
        ImageFiles.writePng(row.outcome().adversarial(), file);
        thread.execute(() -> {
            String sentence = readAgain(file, row);
            Platform.runLater(() -> frame.tell(sentence));
        });
    }

    private String readAgain(Path file, StageRow.Attacked row) {
        Pixels pixels = row.outcome().adversarial();
        try {
            Pixels read = new Preparation(Fit.STRETCH, Invert.NO, false)
                    .apply(ImageFiles.read(file), pixels.channels(), pixels.height(), pixels.width());
            Prediction now = engine.predict(row.model(), List.of(read)).get(0);
            String says = String.format(
                    Locale.ROOT, "%s %.0f %%", row.model().card().classes().get(now.label()), 100 * now.confidence());
            boolean did = row.outcome().isSuccess(row.goal());
            boolean does = row.goal().isReached(row.outcome().label(), now.label());
            String verdict = did == does
                    ? does ? "the saved picture still fools the network" : "the saved picture does not fool the network"
                    : does ? "rounding to 8 bits made it fool the network" : "rounding to 8 bits undid the attack";
            return "Saved " + file.getFileName() + "; read again: " + verdict + " (" + says + ").";
        } catch (IOException | ModelException e) {
            return "Saved " + file.getFileName() + ", but it could not be checked: " + e.getMessage();
        }
    }

    private void figure(Path file, StageRow.Attacked row) throws IOException {
        BufferedImage image = Figure.of(
                stage.rows().stream().filter(each -> each.getParent() != null).toList());
        try (WholeFile whole = WholeFile.start(file)) {
            ImageIO.write(image, "png", whole.out());
            whole.commit();
        }
        frame.tell("Saved " + file.getFileName() + ", the equations at twice their size.");
    }

    private @Nullable Path dragged(int row, boolean adversarial) {
        StageRow.Attacked shown = stage.shown(row);
        if (shown == null) {
            return null;
        }
        try {
            Path file = Files.createTempDirectory("epsilon-lab")
                    .resolve((adversarial ? "adversarial-" : "original-")
                            + shown.model().card().name() + ".png");
            file.toFile().deleteOnExit();
            ImageFiles.writePng(
                    adversarial
                            ? shown.outcome().adversarial()
                            : shown.outcome().original(),
                    file);
            return file;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no file to drag", e);
            frame.refuse("The picture could not be written to the temporary folder; free some room there.");
            return null;
        }
    }
}
