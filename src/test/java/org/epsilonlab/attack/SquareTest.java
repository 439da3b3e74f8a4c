package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where few pictures stand, several of the next squares are asked about at once; that changes the time it takes only. */
class SquareTest {

    @ParameterizedTest
    @CsvSource({"linf, 0.02", "l2, 0.2"})
    void askingAheadChangesNeitherThePictureNorTheCount(String norm, double epsilon) throws Exception {
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                AttackRunner runner = new AttackRunner(classifier)) {
            List<Pixels> pictures = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                pictures.add(FashionMnist.test(Path.of("assets")).image(i));
            }
            List<Integer> labels =
                    classifier.predict(pictures).stream().map(Prediction::label).toList();
            AttackSpec spec =
                    ClosedFormTest.spec("square", Map.of("norm", norm, "queries", "150"), epsilon, Goal.UNTARGETED);
            AttackResult ahead = runner.run(
                    new AttackRequest(spec, pictures.subList(0, 1), labels.subList(0, 1), 0, false),
                    AttackListener.NONE);
            // A trace shows every question, so none is asked ahead for it; and many pictures fill the room themselves.
            AttackResult traced =
                    runner.run(AttackRequest.one(spec, pictures.get(0), labels.get(0)), AttackListener.NONE);
            AttackResult together =
                    runner.run(new AttackRequest(spec, pictures, labels, 0, false), AttackListener.NONE);
            assertThat(traced.trace()).hasSizeGreaterThan(50);
            assertThat(ahead.queries()).isEqualTo(traced.queries()).isGreaterThan(50);
            assertThat(ahead.outcomes().get(0).adversarial().toArray())
                    .isEqualTo(traced.outcomes().get(0).adversarial().toArray())
                    .isEqualTo(together.outcomes().get(0).adversarial().toArray())
                    .isNotEqualTo(pictures.get(0).toArray());
        }
    }
}
