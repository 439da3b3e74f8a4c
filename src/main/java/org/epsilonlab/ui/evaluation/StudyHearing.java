package org.epsilonlab.ui.evaluation;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.StudyQuestion;

/** Brings what a study tells into view. */
final class StudyHearing implements StudyRunner.Audience {

    private final Results results;
    private final ObjectProperty<StudyStatus> status;
    private final EvaluationModel.Notices notices;
    private final Runnable keep;

    /** @param keep is run once a study has ended, however it did */
    StudyHearing(Results results, ObjectProperty<StudyStatus> status, EvaluationModel.Notices notices, Runnable keep) {
        this.results = results;
        this.status = status;
        this.notices = notices;
        this.keep = keep;
    }

    @Override
    public void planned(StudyQuestion question, LabelledImages images) {
        results.studyProperty().set(new ShownStudy(question, images));
    }

    @Override
    public void progress(double share, String what, double secondsLeft) {
        status.set(new StudyStatus(status.get().phase(), share, what, secondsLeft));
    }

    @Override
    public void figures(List<Measurement> fresh) {
        results.add(fresh);
    }

    @Override
    public void tables(List<CellAnswer> fresh) {
        results.addTables(fresh);
    }

    @Override
    public void ended(StudyRunner.End how, String reason) {
        status.set(StudyStatus.IDLE);
        switch (how) {
            case DONE -> notices.tell("Measured; the results are kept, and the same plan takes no time again.");
            case CANCELLED -> notices.tell("Stopped. What was computed is kept; Start goes on from there.");
            case FAILED -> notices.refuse(reason);
        }
        keep.run();
    }
}
