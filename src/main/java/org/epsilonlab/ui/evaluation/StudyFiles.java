package org.epsilonlab.ui.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.Fingerprint;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.report.Report;
import org.epsilonlab.evaluation.report.ReportExamples;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/** Files of results, read and written off the FX thread. The last one opens again with the program. */
final class StudyFiles implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StudyFiles.class.getName());
    private static final String LAST = "last.study.json";

    private final Path folder;
    private volatile List<LabelledImages> sets;
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

    /** Takes other sets that a file may be about. */
    void offer(List<LabelledImages> now) {
        sets = List.copyOf(now);
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

    /**
     * Writes a page to hand in, with a few pictures attacked anew where network and pictures are here.
     *
     * @param networks every network there is
     * @param then hears that it is done
     */
    void report(
            Path out,
            StudyFile study,
            @Nullable LabelledImages images,
            List<ModelCatalog.Entry> networks,
            Runnable then,
            Consumer<String> refuse) {
        List<String> names =
                study.question().networks().stream().map(each -> each.name()).toList();
        thread.execute(() -> {
            try {
                List<MeasuredNetwork> known = new ArrayList<>();
                for (ModelCatalog.Entry entry : networks) {
                    if (names.contains(entry.card().name())) {
                        known.add(MeasuredNetwork.of(entry));
                    }
                }
                Report.write(
                        out,
                        study,
                        images == null ? List.of() : ReportExamples.of(study, known, images, thread::isShutdown));
                Platform.runLater(then);
            } catch (IOException | ModelException | AttackException e) {
                Platform.runLater(() -> refuse.accept(String.valueOf(e.getMessage())));
            }
        });
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
        try {
            // What was measured shall be there next time.
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the results were not kept in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
