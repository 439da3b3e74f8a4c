package org.epsilonlab.ui.evaluation;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ProgramVersion;
import org.epsilonlab.ui.common.Settings;
import org.jspecify.annotations.Nullable;

/** All that can be chosen and seen in the Evaluate place; knows no view. Belongs to the FX thread. */
public final class EvaluationModel implements AutoCloseable {

    /** What the model has to say to the user in passing. */
    public interface Notices {
        void tell(String sentence);

        void refuse(String sentence);
    }

    // Properties

    private final PlanDraft draft;
    private final Results results = new Results();
    private final ReadOnlyObjectWrapper<StudyStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", StudyStatus.IDLE);

    private final PlanEstimate estimate;
    private final Notices notices;
    private final StudyRunner runner;
    private final StudyFiles files;

    /**
     * @param networks every network there is, now and later
     * @param sets pictures that can be attacked, at least one
     * @param folder where results are kept
     */
    public EvaluationModel(
            ObservableList<ModelCatalog.Entry> networks,
            List<LabelledImages> sets,
            Path folder,
            Settings settings,
            Notices notices) {
        this.notices = notices;
        draft = new PlanDraft(networks, sets);
        draft.keep(settings);
        runner = new StudyRunner(folder, new StudyHearing(results, status, notices, this::keep));
        files = new StudyFiles(folder, sets);
        estimate = new PlanEstimate(draft.requestProperty(), status, runner);
    }

    /** Offers other pictures, at least one set; what is chosen stays where it is among them. */
    public void offer(List<LabelledImages> sets) {
        draft.pictures().offer(sets);
        files.offer(sets);
    }

    /** Follows the attack on stage, which a plan may take as it is set there. */
    public void setOnStage(@Nullable AttackSpec spec) {
        draft.onStageProperty().set(spec);
    }

    // Commands

    /** Carries the draft out; what is shown of an earlier plan gives way. */
    void start() {
        PlanRequest request = draft.requestProperty().get();
        if (request != null && !status.get().isBusy()) {
            results.clear();
            status.set(new StudyStatus(StudyStatus.Phase.RUNNING, 0, "", -1));
            runner.start(request);
        }
    }

    /** Carries out the plan that takes least, on the networks that are ticked. */
    public void lookQuickly() {
        draft.take(PlanPreset.QUICK);
        start();
    }

    /** Whether a plan is under way. */
    public boolean isMeasuring() {
        return status.get().isBusy();
    }

    /** Holds it within a step, or lets it go on. */
    void togglePause() {
        StudyStatus now = status.get();
        boolean pause = now.phase() == StudyStatus.Phase.RUNNING;
        if (pause || now.phase() == StudyStatus.Phase.PAUSED) {
            status.set(now.in(pause ? StudyStatus.Phase.PAUSED : StudyStatus.Phase.RUNNING));
            runner.setPaused(pause);
        }
    }

    /** Ends it; what was measured is kept and shown. */
    void cancel() {
        if (status.get().isBusy()) {
            status.set(status.get().in(StudyStatus.Phase.ENDING));
            runner.cancel();
        }
    }

    /** What is in view, as it goes to files; null while there is nothing. */
    @Nullable
    StudyFile file() {
        ShownStudy study = shownProperty().get();
        List<Measurement> figures = figuresProperty().get();
        return study == null || figures.isEmpty()
                ? null
                : new StudyFile(study.question(), figures, tablesProperty().get(), ProgramVersion.get());
    }

    /** Writes what is in view as a page to hand in, with pictures that are attacked anew. */
    void report(Path out) {
        StudyFile study = file();
        if (study != null) {
            notices.tell("Writing " + out.getFileName() + " …");
            files.report(
                    out,
                    study,
                    images(),
                    List.copyOf(draft.networks()),
                    () -> notices.tell("Saved " + out.getFileName() + "; any browser opens it."),
                    notices::refuse);
        }
    }

    private void keep() {
        StudyFile now = file();
        if (now != null) {
            files.keep(now, notices::refuse);
        }
    }

    /** Opens what came of the last plan, if there was one and nothing else is in view. */
    public void openLast() {
        if (shownProperty().get() == null && !status.get().isBusy()) {
            files.openLast(this::show);
        }
    }

    /** Opens a file of results in place of what is in view. */
    void open(Path file) {
        if (status.get().isBusy()) {
            notices.refuse("A plan is being measured; stop it first, then open the file.");
        } else {
            files.open(file, this::show, notices::refuse);
        }
    }

    private void show(ShownStudy study, StudyFile file) {
        if (!status.get().isBusy()) {
            results.show(study, file);
        }
    }

    PlanDraft draft() {
        return draft;
    }

    /** What was measured so far, in the order in which it came. */
    ReadOnlyObjectProperty<List<Measurement>> figuresProperty() {
        return results.figuresProperty().getReadOnlyProperty();
    }

    /** The answers that are tables, so far. */
    ReadOnlyObjectProperty<List<CellAnswer>> tablesProperty() {
        return results.tablesProperty().getReadOnlyProperty();
    }

    /** Whether cards of checks are still to come. */
    boolean isChecking() {
        ShownStudy now = shownProperty().get();
        return status.get().isBusy() && now != null && now.question().extras().checks();
    }

    /** All that is in view. */
    Results results() {
        return results;
    }

    ReadOnlyObjectProperty<StudyStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What the figures belong to, null before the first. */
    ReadOnlyObjectProperty<@Nullable ShownStudy> shownProperty() {
        return results.studyProperty().getReadOnlyProperty();
    }

    /** How long the draft will take. */
    PlanEstimate estimate() {
        return estimate;
    }

    /** The figure that is looked at. */
    ObjectProperty<@Nullable Measurement> chosenProperty() {
        return results.chosenProperty();
    }

    /** The pictures that are shown. */
    ObjectProperty<@Nullable Selection> selectionProperty() {
        return results.selectionProperty();
    }

    /** The pictures that the figures in view are about, null where they are not here. */
    public @Nullable LabelledImages images() {
        ShownStudy now = shownProperty().get();
        return now == null ? null : now.images();
    }

    /** The names of the classes that the figures in view are about. */
    List<String> classes() {
        ShownStudy now = shownProperty().get();
        return now == null ? List.of() : now.question().classes();
    }

    @Override
    public void close() {
        runner.close();
        files.close();
    }
}
