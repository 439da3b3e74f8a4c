package org.epsilonlab.ui.attack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.picture.PictureReader;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Place;

/** The Attack place: stage, controls, bars and commands put together. */
public final class AttackPlace implements Place {

    private static final String SHEET = String.valueOf(AttackPlace.class.getResource("attack.css"));

    private final AttackModel model;
    private final StageView stage;
    private final OwnPictures pictures;
    private final DrawnPictures drawn;
    private final Exports exports;
    private final WholeSetSheet wholeSet;
    private final Command attackAll;
    private final Command allAttacks;
    private final Command everyAttack;
    private final EverySheet everySheet;
    private final Command shared;
    private final SharedSheet sharedSheet;
    private final Command explain;
    private final AttackSheet list;
    private final ControlPanel panel;
    private final TopBar topBar;
    private final BorderPane view = new BorderPane();
    private final BorderPane presenter = new BorderPane();
    private final StatusText status;

    /** The two ends of the status bar. */
    private record StatusText(ObservableValue<String> norms, ObservableValue<String> cost) {}

    /**
     * @param engine what {@code model} computes with
     * @param thread the engine's
     * @param files for reading files and for long evaluations, off the FX and the engine's thread
     */
    public AttackPlace(
            AttackModel model,
            Appearance appearance,
            StageEngine engine,
            EngineThread thread,
            Executor files,
            Frame frame) {
        this.model = model;
        stage = new StageView(model, appearance);
        pictures = new OwnPictures(model, appearance, frame, files);
        drawn = new DrawnPictures(model, appearance, engine, thread, frame);
        exports = new Exports(model, stage, engine, thread, frame);
        wholeSet = new WholeSetSheet(model, new WholeSetService(files));
        attackAll = new Command(
                        "Attack the whole test set…",
                        "W",
                        "Attacks many test pictures and tells what accuracy is left.",
                        () -> frame.showSheet(wholeSet))
                .enableWhen(
                        model.stage().resultProperty().isNotNull().asObject(),
                        "There is nothing on stage to attack with yet.");
        everySheet = new EverySheet(model, appearance, new EveryService(files), frame);
        list = new AttackSheet(model, frame::hideSheet);
        allAttacks = new Command("All attacks…", "L", "Shows every attack, what it does and what it costs.", () -> {
            frame.showSheet(list);
            list.mark(model.controls().attackProperty().get());
        });
        everyAttack = new Command(
                        "Same picture, all attacks…",
                        "T",
                        "Attacks the picture on stage with every attack, or on every network, side by side.",
                        () -> frame.showSheet(everySheet))
                .enableWhen(
                        model.stage().resultProperty().isNotNull().asObject(),
                        "There is no picture on stage yet; choose one.");
        sharedSheet = new SharedSheet(model, appearance, files, frame);
        shared = new Command(
                        "One change for all pictures…",
                        "U",
                        "Makes a universal noise or a sticker from many pictures and lays it on others.",
                        () -> frame.showSheet(sharedSheet))
                .disableBecause(reason(
                        "There is no network on stage yet; choose one.",
                        model.fitting().blindness()));
        ExplainSheet explainSheet = new ExplainSheet(model, appearance, files);
        explainSheet.getStylesheets().add(SHEET);
        explain = new Command(
                        "Explain…",
                        "E",
                        "Shows where they look in the picture, and what they think a class looks like.",
                        () -> frame.showSheet(explainSheet))
                .disableBecause(reason(
                        "There is no picture on stage yet; choose one.",
                        model.fitting().blindnessOfAll()));
        panel = new ControlPanel(model, appearance, allAttacks, List.of(everyAttack, shared, attackAll));
        topBar = new TopBar(
                model.models(),
                List.of(
                        explain.button(),
                        drawn.draw().button(Icon.DRAW),
                        pictures.commands().get(0).button(Icon.OPEN)),
                exports.commands());
        status = new StatusText(StatusLine.norms(model), StatusLine.cost(model));
        createView();
    }

    private ObservableValue<String> reason(String empty, ObservableValue<String> blindness) {
        return Bindings.createStringBinding(
                () -> model.stage().resultProperty().get() == null ? empty : blindness.getValue(),
                model.stage().resultProperty(),
                blindness);
    }

    private void createView() {
        List.of(view, presenter, topBar, wholeSet, list, everySheet, sharedSheet)
                .forEach(part -> part.getStylesheets().add(SHEET));
        presenter.getStyleClass().add("presenter");
        presenter.setBottom(new EpsilonControl(model).field());
        view.setRight(panel.view());
    }

    /** Takes pictures that are dropped on the window. */
    public PictureReader dropHandler() {
        return pictures.reader();
    }

    /** Saves the adversarial picture of the first network in 8 bits, and tells whether it still fools. */
    public void savePng(Path file) {
        exports.savePng(file);
    }

    /** Saves it exactly, as a NumPy array. */
    public void saveNpy(Path file) {
        exports.saveNpy(file);
    }

    /** Saves the equations at twice their size. */
    public void saveFigure(Path file) {
        exports.saveFigure(file);
    }

    /** Opens the list of all attacks. */
    public void showAttacks() {
        allAttacks.run();
    }

    /** Puts the picture on stage through every attack, in a table over the window. */
    public void compareAttacks() {
        everyAttack.run();
        everySheet.startCommand().run();
    }

    /** Whether that is still under way. */
    public boolean isComparing() {
        return everySheet.isRunning();
    }

    /** What the last attack cost, for the right end of the status bar. */
    public ObservableValue<String> cost() {
        return status.cost();
    }

    @Override
    public String name() {
        return "Attack";
    }

    @Override
    public Icon icon() {
        return Icon.ATTACK;
    }

    @Override
    public Node view() {
        presenter.setCenter(null);
        stage.setPresenting(false);
        view.setCenter(stage.view());
        return view;
    }

    @Override
    public Node presenterView() {
        view.setCenter(null);
        stage.setPresenting(true);
        presenter.setCenter(stage.view());
        return presenter;
    }

    @Override
    public Node topBar() {
        return topBar;
    }

    @Override
    public ObservableValue<String> status() {
        return status.norms();
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(stage.commands());
        commands.addAll(pictures.commands());
        commands.add(drawn.draw());
        commands.addAll(exports.commands());
        commands.addAll(List.of(
                model.undo(),
                model.redo(),
                model.smallest(),
                model.noise(),
                attackAll,
                allAttacks,
                everyAttack,
                explain,
                shared,
                model.stop(),
                model.flip(),
                model.stage().steps().outcome()));
        return commands;
    }
}
