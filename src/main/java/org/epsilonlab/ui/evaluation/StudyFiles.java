package org.epsilonlab.ui.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.Fingerprint;
import org.epsilonlab.evaluation.StudyFile;
import org.jspecify.annotations.Nullable;

/** Files of results, read and written off the FX thread. The last one opens again with the program. */
final class StudyFiles implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StudyFiles.class.getName());
    private static final String LAST = "last.study.json";

    private final Path folder;
    private final List<LabelledImages> sets;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "study files");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param folder where the last one is kept
     * @param sets the pictures that a file may be about
     */
    StudyFiles(Path folder, List<LabelledImages> sets) {
        this.folder = folder;
        this.sets = List.copyOf(sets);
    }

    /** Keeps what came of a plan, to be opened with the program next time. */
    void keep(StudyFile file, Consumer<String> refuse) {
        thread.execute(() -> {
            try {
                file.write(folder.resolve(LAST));
            } catch (IOException e) {
                Platform.runLater(() -> refuse.accept(String.valueOf(e.getMessage())));
            }
        });
    }

    /** Opens what was kept; without it, or where it is damaged, the place begins empty. */
    void openLast(BiConsumer<ShownStudy, StudyFile> show) {
        Path last = folder.resolve(LAST);
        thread.execute(() -> {
            if (Files.exists(last)) {
                read(last, show, reason -> LOG.log(System.Logger.Level.WARNING, reason));
            }
        });
    }

    /** Opens a file. */
    void open(Path file, BiConsumer<ShownStudy, StudyFile> show, Consumer<String> refuse) {
        thread.execute(() -> read(file, show, refuse));
    }

    private void read(Path file, BiConsumer<ShownStudy, StudyFile> show, Consumer<String> refuse) {
        try {
            StudyFile read = StudyFile.read(file);
            ShownStudy study = new ShownStudy(read.question(), pictures(read));
            Platform.runLater(() -> show.accept(study, read));
        } catch (IOException e) {
            Platform.runLater(() -> refuse.accept(String.valueOf(e.getMessage())));
        }
    }

    /** The very pictures that it is about, null where they are not here. */
    private @Nullable LabelledImages pictures(StudyFile file) {
        for (LabelledImages set : sets) {
            LabelledImages named = SetNames.find(set, file.question().data());
            if (named != null && Fingerprint.of(named).equals(file.question().pictures())) {
                return named;
            }
        }
        return null;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
