package org.epsilonlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.AttackPlace;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.models.Imports;
import org.epsilonlab.ui.models.ModelsModel;
import org.epsilonlab.ui.models.ModelsPlace;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Shell;
import org.epsilonlab.ui.training.RunItem;
import org.jspecify.annotations.Nullable;

/** The Models place in the window: what it tells the stage and the Train place. */
final class Models implements ModelsModel.Window, AutoCloseable {

    private static final int SAMPLES = 20;

    private final AttackModel stageModel;
    private final AttackPlace attack;
    private final Training training;
    private final LearntPictures learnt;
    private final Frame frame;
    private final ModelsPlace place;
    private final Imports imports;
    private @Nullable Shell shell;

    /**
     * Makes the place; {@link #install} puts it in the window.
     *
     * @throws IOException one sentence, if the user's folder cannot be made
     */
    Models(
            Home home,
            PictureSets sets,
            AttackModel stageModel,
            AttackPlace attack,
            Training training,
            Executor files,
            Appearance appearance,
            Command download,
            Frame frame)
            throws IOException {
        this.stageModel = stageModel;
        this.attack = attack;
        this.training = training;
        this.learnt = new LearntPictures(sets);
        this.frame = frame;
        ModelShelf shelf = new ModelShelf(home.userFolder("models"));
        shelf.purge();
        ModelsModel model = new ModelsModel(
                stageModel.models().models(), home.models(), home.userFolder("runs"), shelf, learnt::of, files, this);
        imports = new Imports(model, shelf, appearance, frame, this::samples);
        place = new ModelsPlace(model, imports, download, appearance, frame);
    }

    ModelsPlace place() {
        return place;
    }

    void install(Shell around) {
        shell = around;
    }

    /** Takes networks that are dropped, and leaves all else to the pictures. */
    DropHandler drops(DropHandler pictures) {
        return new Drops(imports::take, training.classes()::take, pictures);
    }

    /** A few test pictures, to try a network on. */
    private List<OwnPicture> samples() {
        LabelledImages images = stageModel.pictures().images();
        List<OwnPicture> samples = new ArrayList<>();
        for (int i = 0; i < Math.min(SAMPLES, images.size()); i++) {
            samples.add(OwnPicture.of(ImageFiles.rgb(images.image(i)), images.title(i)));
        }
        return samples;
    }

    @Override
    public void tell(String sentence) {
        frame.tell(sentence);
    }

    @Override
    public void refuse(String sentence) {
        frame.refuse(sentence);
    }

    @Override
    public void ask(String sentence, Command remedy) {
        Objects.requireNonNull(shell).notices().warn(sentence, remedy);
    }

    @Override
    public void offer(ModelCatalog.Entry entry) {
        stageModel.models().add(entry);
    }

    @Override
    public void withdraw(ModelCatalog.Entry entry) {
        stageModel.models().models().stream()
                .filter(each -> each.folder().equals(entry.folder()))
                .findFirst()
                .ifPresent(stageModel.models()::remove);
    }

    @Override
    public void putOnStage(ModelCatalog.Entry first, ModelCatalog.@Nullable Entry second) {
        stageModel.models().putOnStage(first, second);
        Objects.requireNonNull(shell).show(attack);
    }

    private Optional<RunItem> run(Path folder) {
        return training.model().runs().stream()
                .filter(run -> run.folder().equals(folder))
                .findFirst();
    }

    @Override
    public void renameRun(Path folder, String title) {
        run(folder).ifPresent(run -> training.model().commands().rename(run, title));
    }

    @Override
    public void close() {
        imports.close();
    }

    @Override
    public @Nullable Runnable deleteRun(Path folder) {
        Optional<RunItem> run = run(folder);
        if (run.isEmpty()) {
            refuse("The run in " + folder + " is not in the table of runs; delete its folder yourself.");
            return null;
        }
        return training.model().commands().delete(run.get());
    }
}
