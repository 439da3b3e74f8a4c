package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled networks for digits read what they claim to read. */
class DigitNetworksTest {

    @ParameterizedTest
    @CsvSource({"mnist-standard, 0.97, 0", "mnist-robust, 0.94, 0.85"})
    void readTheTestDigitsAsTheirCardsSay(String name, double clean, double robust) throws Exception {
        LabelledImages test = Mnist.test(Path.of("assets"));
        List<Pixels> pictures =
                IntStream.range(0, test.size()).mapToObj(test::image).toList();
        try (Classifier classifier = ModelLoader.load(Path.of("models", name))) {
            List<Prediction> predictions = classifier.predict(pictures);
            long right = IntStream.range(0, test.size())
                    .filter(i -> predictions.get(i).label() == test.label(i))
                    .count();
            assertThat(classifier.card().classes()).isEqualTo(Mnist.CLASSES);
            AccuracyRecord stated = classifier.card().accuracy().get(0);
            assertThat(stated.data()).isEqualTo("mnist:test");
            assertThat(right / 500.0).isEqualTo(stated.clean(), within(0.0021)).isGreaterThanOrEqualTo(clean);
            assertThat(stated.robust()).isGreaterThanOrEqualTo(robust);
        }
    }
}
