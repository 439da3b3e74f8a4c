package org.epsilonlab.ui.models;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.foreign.ModelImport;
import org.epsilonlab.model.foreign.Trial;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** The way of networks into the window: chosen by dialog or dropped, one after the other. */
public final class Imports implements AutoCloseable {

    private final ModelsModel model;
    private final ModelShelf shelf;
    private final Appearance appearance;
    private final Frame frame;
    private final Supplier<List<OwnPicture>> pictures;
    private final Command open;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private @Nullable ImportModel current;

    /** @param pictures to try a network on, at least one */
    public Imports(
            ModelsModel model,
            ModelShelf shelf,
            Appearance appearance,
            Frame frame,
            Supplier<List<OwnPicture>> pictures) {
        this.model = model;
        this.shelf = shelf;
        this.appearance = appearance;
        this.frame = frame;
        this.pictures = pictures;
        open = new Command(
                "Import…",
                "Shortcut+I",
                "Takes in a TorchScript or ONNX file, a zip of a model folder, or safetensors; or drop one on the window.",
                this::choose);
    }

    Command open() {
        return open;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import networks");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Networks",
                                "*.pt",
                                "*.pth",
                                "*.ts",
                                "*.torchscript",
                                "*.onnx",
                                "*.safetensors",
                                "*.zip"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        List<File> files = chooser.showOpenMultipleDialog(frame.window());
        if (files != null) {
            take(files.stream().map(File::toPath).toList());
        }
    }

    /** Takes files in, one after the other; a list of layers beside weights belongs to them. */
    public void take(List<Path> files) {
        waiting.clear();
        files.stream().filter(file -> !isList(file) || files.size() == 1).forEach(waiting::add);
        Path list = files.stream().filter(Imports::isList).findFirst().orElse(null);
        begin(list);
    }

    private static boolean isList(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void begin(@Nullable Path list) {
        end();
        Path file = waiting.poll();
        if (file == null) {
            return;
        }
        List<OwnPicture> some = pictures.get();
        ImportModel importing = new ImportModel(
                file,
                list != null ? list : beside(file).orElse(null),
                new ModelImport(new Trial(), shelf),
                some.get(0),
                () -> model.items().stream().map(item -> item.card().name()).toList(),
                this::kept);
        current = importing;
        ImportSheet sheet = new ImportSheet(
                importing,
                appearance,
                frame,
                model.items().stream().map(ModelItem::entry).toList(),
                some,
                () -> {
                    waiting.clear();
                    frame.hideSheet();
                    end();
                });
        frame.showSheet(sheet);
        importing.look(null);
    }

    /** A list of layers of the same name, as for net.safetensors and net.json. */
    private static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        Path list = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
        return name.endsWith(".safetensors") && Files.isRegularFile(list) ? Optional.of(list) : Optional.empty();
    }

    private void kept(ModelCatalog.Entry entry) {
        frame.hideSheet();
        model.window().offer(entry);
        frame.tell("“" + entry.card().title() + "” is among your own networks; Enter puts it on stage.");
        model.show(entry);
        begin(null);
    }

    private void end() {
        ImportModel before = current;
        current = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() {
        end();
    }
}
