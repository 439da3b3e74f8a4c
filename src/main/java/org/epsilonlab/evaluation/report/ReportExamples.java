package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.Fingerprint;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;

/** Makes the pictures of a report anew: a file of results holds none. */
public final class ReportExamples {

    /** So many of each network. */
    private static final int FEW = 4;

    private ReportExamples() {}

    /**
     * A few pictures of each network at the largest budget under its strongest attack that takes pictures one by one:
     * first those that were fooled, then those that held.
     *
     * @param networks those that are at hand; one whose weights are not the study's is passed over
     * @param images the pictures, if they are those of the study; others give no examples
     * @param cancelled polled while attacking; true ends it with a CancellationException
     * @throws ModelException if a network cannot be loaded
     * @throws AttackException if a network answers something that is not a number
     */
    public static List<ReportExample> of(
            StudyFile study, List<MeasuredNetwork> networks, LabelledImages images, BooleanSupplier cancelled)
            throws ModelException, AttackException {
        if (!Fingerprint.of(images).equals(study.question().pictures())) {
            return List.of();
        }
        Map<String, Measurement> strongest = new LinkedHashMap<>();
        for (Series series : Series.of(study)) {
            Measurement last = series.last();
            if (isShown(last.figure().attack())) {
                strongest.merge(last.cell().weights(), last, ReportExamples::stronger);
            }
        }
        List<ReportExample> examples = new ArrayList<>();
        for (MeasuredNetwork network : networks) {
            Measurement figure = strongest.remove(network.weights());
            if (figure != null) {
                examples.addAll(make(network, figure, images, cancelled));
            }
        }
        return examples;
    }

    private static boolean isShown(AttackSpec attack) {
        return attack.description().group() != AttackDescription.Group.CONTROL
                && attack.description().group() != AttackDescription.Group.PANEL
                && !attack.description().is(AttackDescription.Trait.TOGETHER);
    }

    private static Measurement stronger(Measurement one, Measurement other) {
        return other.figure().robustAccuracy() < one.figure().robustAccuracy() ? other : one;
    }

    private static List<ReportExample> make(
            MeasuredNetwork network, Measurement figure, LabelledImages images, BooleanSupplier cancelled)
            throws ModelException, AttackException {
        List<PictureResult> right =
                figure.pictures().stream().filter(PictureResult::isRight).toList();
        List<PictureResult> chosen = Stream.concat(
                        right.stream().filter(each -> !each.holds()),
                        right.stream().filter(PictureResult::holds))
                .limit(FEW)
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        AttackSpec attack = figure.figure().attack();
        AttackRequest request = new AttackRequest(
                attack,
                chosen.stream().map(each -> images.image(each.index())).toList(),
                chosen.stream().map(PictureResult::label).toList(),
                chosen.stream().map(PictureResult::index).toList(),
                false);
        List<ReportExample> examples = new ArrayList<>();
        try (Classifier classifier = network.loader().load();
                AttackRunner runner = new AttackRunner(classifier)) {
            List<AttackOutcome> outcomes = runner.run(request, new AttackListener() {
                        @Override
                        public boolean isCancelled() {
                            return cancelled.getAsBoolean();
                        }
                    })
                    .outcomes();
            for (int i = 0; i < outcomes.size(); i++) {
                examples.add(new ReportExample(
                        network.title(), attack, images.title(chosen.get(i).index()), outcomes.get(i)));
            }
        }
        return examples;
    }
}
