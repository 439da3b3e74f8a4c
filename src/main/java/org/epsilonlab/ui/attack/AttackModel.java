package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;
import org.jspecify.annotations.Nullable;

/** All that can be chosen and seen in the Attack place; knows no view. */
public final class AttackModel {

    // Properties

    private final ModelChoice models;
    private final PictureChoice pictures;
    private final AttackControls controls = new AttackControls();
    private final FittingAttack fitting;
    private final StageModel stage;
    private final BooleanProperty originalInPlace = new SimpleBooleanProperty(this, "originalInPlace");
    private final UndoStack undoStack = new UndoStack();
    private final SmallestSearch searching;
    private final CleanScan scan;
    private final NetworkFindings findings;
    private final ReadyPicture ready;
    private final PicturePreparation preparing;

    // Commands

    private final AttackCommands commands;

    /**
     * @param images the test pictures
     * @param engine used on {@code thread} alone
     * @param settings what was chosen in the last session
     */
    public AttackModel(
            List<ModelCatalog.Entry> catalog,
            LabelledImages images,
            StageEngine engine,
            EngineThread thread,
            Settings settings) {
        this(catalog, card -> images, images, engine, thread, settings);
    }

    /**
     * @param shelf finds the test pictures for a network
     * @param images the test pictures while there is no network
     * @param engine used on {@code thread} alone
     * @param settings what was chosen in the last session
     */
    public AttackModel(
            List<ModelCatalog.Entry> catalog,
            PictureShelf shelf,
            LabelledImages images,
            StageEngine engine,
            EngineThread thread,
            Settings settings) {
        models = new ModelChoice(catalog);
        pictures = new PictureChoice(images);
        stage = new StageModel(engine, thread);
        searching = new SmallestSearch(this, engine, thread);
        scan = new CleanScan(engine, thread, pictures::setWrong);
        findings = new NetworkFindings(engine, thread, pictures::images);
        ready = new ReadyPicture(engine, thread, this::firstPicture);
        preparing = new PicturePreparation(models, pictures, undoStack, this::refresh);
        commands = new AttackCommands(this, undoStack, searching::search);
        keep(settings);
        // Before anything is asked for: what cannot be used would only be refused.
        fitting = new FittingAttack(models, controls);
        supply(settings, shelf);
        listen();
    }

    private void keep(Settings settings) {
        models.keep(settings);
        controls.keep(settings);
    }

    private void supply(Settings settings, PictureShelf shelf) {
        new PictureSupply(shelf, models, pictures, controls);
        pictures.keep(settings);
        models.register(undoStack);
        controls.register(undoStack);
        pictures.register(undoStack);
    }

    private void listen() {
        stage.sparingProperty().bind(controls.sparingProperty());
        models.modelProperty().addListener((source, before, after) -> preparing.refit());
        models.modelProperty().addListener((source, before, after) -> refresh());
        models.comparedProperty().addListener((source, before, after) -> refresh());
        pictures.pictureProperty().addListener((source, before, after) -> {
            preparing.drop();
            refresh();
        });
        controls.specProperty().addListener((source, before, after) -> refresh());
        controls.targetProperty().addListener((source, before, after) -> refresh());
        stage.resultProperty().subscribe(result -> {
            if (result != null) {
                findings.inspect(result);
                scan.scan(models.modelProperty().get(), pictures.images());
            }
        });
        refresh();
    }

    /**
     * Where the last session left no picture, puts one on stage that shows what this is about: all networks get it
     * right, the first is fooled at the ε that is set, and the second holds. The first picture, if none is like that.
     */
    public void chooseReadyPicture() {
        if (pictures.pictureProperty().get() == null && pictures.images().size() > 0) {
            AttackSpec now = controls.specProperty().get();
            ready.search(pictures.images(), models.onStage(), now.isQuick() && now.isBounded() ? now : usual(now));
        }
    }

    /** The first attack of the catalogue, for what has to be quick. */
    private AttackSpec usual(AttackSpec now) {
        AttackDescription first = AttackCatalog.ATTACKS.get(0);
        return new AttackSpec(
                first, first.arguments(Map.of()), controls.rangeFor(Norm.LINF).initial(), now.goal(), now.seed());
    }

    /** What is asked for now, null while there is no network or no picture. */
    @Nullable
    StageRequest request() {
        StagePicture picture = pictures.pictureProperty().get();
        return picture == null || models.onStage().isEmpty()
                ? null
                : new StageRequest(
                        models.onStage(),
                        picture,
                        controls.specProperty().get(),
                        controls.targetProperty().get());
    }

    private void refresh() {
        StageRequest request = request();
        searching.drop();
        if (preparing.isBusy()) {
            stage.hold();
        } else if (request == null) {
            stage.drop();
        } else {
            stage.request(request, epsilonMax());
        }
    }

    /** The user may have been quicker; what is no choice of theirs is nothing to take back. */
    private void firstPicture(int index) {
        if (pictures.pictureProperty().get() == null) {
            pictures.choose(index);
            undoStack.clear();
        }
    }

    /** The greatest ε offered for the network on stage. */
    public double epsilonMax() {
        ModelCatalog.Entry model = models.modelProperty().get();
        EpsilonRange range = controls.rangeProperty().get();
        return model == null ? range.smallMax() : range.max(model.card().inputShape());
    }

    public ModelChoice models() {
        return models;
    }

    public PictureChoice pictures() {
        return pictures;
    }

    public AttackControls controls() {
        return controls;
    }

    /** Which attacks can be used on the network on stage. */
    FittingAttack fitting() {
        return fitting;
    }

    /** What came of all that. */
    public StageModel stage() {
        return stage;
    }

    /** Brings pictures of the user's on stage. */
    PicturePreparation preparing() {
        return preparing;
    }

    /** What makes networks seem robust though they are not. */
    NetworkFindings findings() {
        return findings;
    }

    /** Whether the original is shown where the adversarial picture stands. */
    public BooleanProperty originalInPlaceProperty() {
        return originalInPlace;
    }

    /** What the search for the smallest ε found, one sentence; empty when nothing was searched for. */
    public ReadOnlyStringProperty findingProperty() {
        return searching.findingProperty();
    }

    public Command undo() {
        return commands.undo();
    }

    public Command redo() {
        return commands.redo();
    }

    public Command smallest() {
        return commands.smallest();
    }

    public Command noise() {
        return commands.noise();
    }

    public Command stop() {
        return commands.stop();
    }

    /** How far each attack tried on this picture had to go. */
    Distances distances() {
        return stage.distances();
    }

    public Command flip() {
        return commands.flip();
    }
}
