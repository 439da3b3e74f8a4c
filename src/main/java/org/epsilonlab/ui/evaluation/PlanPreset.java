package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Set;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.StudyPlan;

/**
 * A plan that answers one question of a class. It leaves the networks as they are ticked.
 *
 * @param title the question
 * @param attacks names of the attacks
 * @param epsilons as they are typed
 * @param count how many pictures
 * @param extras what is asked beside the accuracy
 */
record PlanPreset(String title, Set<String> attacks, String epsilons, int count, StudyPlan.Extras extras) {

    private static final int ALL = Integer.MAX_VALUE;

    /** What takes least. */
    static final PlanPreset QUICK = new PlanPreset(
            "How far does accuracy fall? A quick look",
            Set.of("fgm", "pgd"),
            "0, 0.02, 0.05, 0.1",
            200,
            new StudyPlan.Extras(false, false, false, false));

    /** All of them. */
    static List<PlanPreset> all() {
        return List.of(
                new PlanPreset(
                        "The assignment's table: clean, one step, many, panel, noise",
                        Set.of("fgm", "r-fgsm", "pgd", "panel-fast", "noise"),
                        "0.1",
                        1000,
                        new StudyPlan.Extras(true, false, false, false)),
                QUICK,
                new PlanPreset(
                        "How far does accuracy fall? The curve, with its checks",
                        Set.of("fgm", "pgd"),
                        EpsilonList.usual(Norm.LINF),
                        1000,
                        new StudyPlan.Extras(true, false, false, false)),
                new PlanPreset(
                        "Is the hardened network better on other attacks?",
                        Set.of("fgm", "r-fgsm", "pgd", "noise"),
                        "0, 0.1",
                        1000,
                        new StudyPlan.Extras(true, false, false, false)),
                new PlanPreset(
                        "Do examples of one network fool another?",
                        Set.of("fgm", "pgd"),
                        "0, 0.1",
                        1000,
                        new StudyPlan.Extras(false, true, false, false)),
                new PlanPreset(
                        "Which class turns most easily into which?",
                        Set.of("pgd"),
                        "0, 0.05",
                        500,
                        new StudyPlan.Extras(false, false, true, false)),
                new PlanPreset(
                        "Do examples survive being saved and squeezed?",
                        Set.of("fgm", "pgd"),
                        "0, 0.05",
                        500,
                        new StudyPlan.Extras(false, false, false, true)),
                new PlanPreset(
                        "What can be claimed? Panel, whole test set",
                        Set.of("panel-fast"),
                        "0, 0.1",
                        ALL,
                        new StudyPlan.Extras(true, false, false, false)));
    }
}
