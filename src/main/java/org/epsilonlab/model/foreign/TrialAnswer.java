package org.epsilonlab.model.foreign;

import java.util.List;
import org.epsilonlab.model.Probe;
import org.jspecify.annotations.Nullable;

/**
 * What a trial found; only what was asked for is filled in.
 *
 * @param refusal why it cannot be used, one sentence; null if it can
 * @param shapes of the weights, or of what it says that it takes
 * @param classes how many numbers it answers
 * @param kind what those are
 * @param logits of the picture
 * @param remarks what to know before its figures are believed, a sentence each
 */
record TrialAnswer(
        @Nullable String refusal,
        List<List<Long>> shapes,
        int classes,
        Probe.Kind kind,
        List<Float> logits,
        List<String> remarks) {

    static TrialAnswer refused(String sentence) {
        return new TrialAnswer(sentence, List.of(), 0, Probe.Kind.LOGITS, List.of(), List.of());
    }

    static TrialAnswer ofShapes(List<List<Long>> shapes) {
        return new TrialAnswer(null, shapes, 0, Probe.Kind.LOGITS, List.of(), List.of());
    }

    static TrialAnswer ofShape(Probe.Answer answer) {
        return new TrialAnswer(null, List.of(), answer.classes(), answer.kind(), List.of(), List.of());
    }

    static TrialAnswer ofPicture(List<Float> logits, List<String> remarks) {
        return new TrialAnswer(null, List.of(), logits.size(), Probe.Kind.LOGITS, logits, remarks);
    }
}
