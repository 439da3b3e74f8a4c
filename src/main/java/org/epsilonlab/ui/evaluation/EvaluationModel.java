package org.epsilonlab.ui.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.ModelCatalog;
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
    private final ReadOnlyObjectWrapper<List<Measurement>> figures =
            new ReadOnlyObjectWrapper<>(this, "figures", List.of());
    private final ReadOnlyObjectWrapper<List<CellAnswer>> tables =
            new ReadOnlyObjectWrapper<>(this, "tables", List.of());
    private final ReadOnlyObjectWrapper<StudyStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", StudyStatus.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable PlanRequest> running = new ReadOnlyObjectWrapper<>(this, "running");
    private final ReadOnlyObjectWrapper<@Nullable StudyPlan> plan = new ReadOnlyObjectWrapper<>(this, "plan");
    private final ObjectProperty<@Nullable Measurement> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ObjectProperty<@Nullable Selection> selection = new SimpleObjectProperty<>(this, "selection");

    private final PlanEstimate estimate;
    private final Notices notices;
    private final StudyRunner runner;

    /**
     * @param networks every network there is, now and later
     * @param images the pictures that are attacked
     * @param results the folder where results are kept
     */
    public EvaluationModel(
            ObservableList<ModelCatalog.Entry> networks,
            LabelledImages images,
            Path results,
            Settings settings,
            Notices notices) {
        this.notices = notices;
        draft = new PlanDraft(networks, images);
        draft.keep(settings);
        runner = new StudyRunner(results, new Heard());
        chosen.addListener((source, before, now) -> select(now));
        estimate = new PlanEstimate(draft.requestProperty(), status, runner);
    }

    /** Follows the attack on stage, which a plan may take as it is set there. */
    public void setOnStage(@Nullable AttackSpec spec) {
        draft.onStageProperty().set(spec);
    }

    // Commands

    /** Carries the draft out; what is shown of an earlier plan gives way. */
    void start() {
        PlanRequest request = draft.requestProperty().get();
        if (request == null || status.get().isBusy()) {
            return;
        }
        figures.set(List.of());
        tables.set(List.of());
        chosen.set(null);
        selection.set(null);
        running.set(request);
        status.set(new StudyStatus(StudyStatus.Phase.RUNNING, 0, "", -1));
        runner.start(request);
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

    private void select(@Nullable Measurement figure) {
        selection.set(figure == null ? null : new Selection("All pictures", figure, figure.pictures()));
    }

    /** Shows only some of the pictures of the chosen figure. */
    void select(String words, List<PictureResult> pictures) {
        Measurement figure = chosen.get();
        if (figure != null) {
            selection.set(new Selection(words, figure, pictures));
        }
    }

    private final class Heard implements StudyRunner.Audience {

        @Override
        public void planned(StudyPlan now) {
            plan.set(now);
        }

        @Override
        public void progress(double share, String what, double secondsLeft) {
            status.set(new StudyStatus(status.get().phase(), share, what, secondsLeft));
        }

        @Override
        public void figures(List<Measurement> fresh) {
            List<Measurement> all = new ArrayList<>(figures.get());
            Measurement again = chosen.get();
            for (Measurement each : fresh) {
                int known = indexOf(all, each);
                if (known < 0) {
                    all.add(each);
                } else {
                    if (Objects.equals(all.get(known), again)) {
                        again = each;
                    }
                    all.set(known, each);
                }
            }
            figures.set(List.copyOf(all));
            chosen.set(again == null ? hardest(all) : again);
        }

        @Override
        public void tables(List<CellAnswer> fresh) {
            List<CellAnswer> all = new ArrayList<>(tables.get());
            all.addAll(fresh);
            tables.set(List.copyOf(all));
        }

        @Override
        public void ended(StudyRunner.End how, String reason) {
            status.set(StudyStatus.IDLE);
            switch (how) {
                case DONE -> notices.tell("Measured; the results are kept, and the same plan takes no time again.");
                case CANCELLED -> notices.tell("Stopped. What was computed is kept; Start goes on from there.");
                case FAILED -> notices.refuse(reason);
            }
        }
    }

    private static int indexOf(List<Measurement> all, Measurement figure) {
        for (int i = 0; i < all.size(); i++) {
            Measurement each = all.get(i);
            if (each.cell().weights().equals(figure.cell().weights())
                    && each.figure().attack().equals(figure.figure().attack())) {
                return i;
            }
        }
        return -1;
    }

    /** The first figure with a budget, so that card and pictures are not empty while the rest is computed. */
    private static @Nullable Measurement hardest(List<Measurement> all) {
        return all.stream().filter(figure -> figure.epsilon() > 0).findFirst().orElse(null);
    }

    PlanDraft draft() {
        return draft;
    }

    /** What was measured so far, in the order in which it came. */
    ReadOnlyObjectProperty<List<Measurement>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** The answers that are tables, so far. */
    ReadOnlyObjectProperty<List<CellAnswer>> tablesProperty() {
        return tables.getReadOnlyProperty();
    }

    /** Whether cards of checks are still to come. */
    boolean isChecking() {
        PlanRequest now = running.get();
        return status.get().isBusy() && now != null && now.extras().checks();
    }

    /** The tables of one kind. */
    List<CellAnswer> tables(Cell.Kind kind) {
        return tables.get().stream()
                .filter(answer -> answer.cell().kind() == kind)
                .toList();
    }

    ReadOnlyObjectProperty<StudyStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The plan that the figures belong to, null before the first. */
    ReadOnlyObjectProperty<@Nullable PlanRequest> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How long the draft will take. */
    PlanEstimate estimate() {
        return estimate;
    }

    /** The same with the fingerprints of its networks, null before they are read. */
    ReadOnlyObjectProperty<@Nullable StudyPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The figure that is looked at. */
    ObjectProperty<@Nullable Measurement> chosenProperty() {
        return chosen;
    }

    /** The pictures that are shown. */
    ObjectProperty<@Nullable Selection> selectionProperty() {
        return selection;
    }

    /** The pictures that the figures are about. */
    LabelledImages images() {
        return draft.images();
    }

    @Override
    public void close() {
        runner.close();
    }
}
