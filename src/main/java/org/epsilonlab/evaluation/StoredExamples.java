package org.epsilonlab.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.NpyWriter;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Prediction;

/** Writes a few adversarial pictures to the disk, reads them again, and holds them to what was said of them. */
final class StoredExamples {

    private static final int FEW = 32;
    private static final double ROUNDING = 1e-5;

    private final Prober prober;

    StoredExamples(Prober prober) {
        this.prober = prober;
    }

    Check check(AttackSpec spec, Norm norm) throws AttackException, IOException {
        int[] first = IntStream.range(0, Math.min(FEW, prober.size())).toArray();
        List<AttackOutcome> outcomes =
                prober.attack(spec, first, true, share -> {}).outcomes();
        List<Pixels> read = readAgain(outcomes);
        List<Prediction> now = prober.classifier().predict(read);
        int far = 0;
        int outside = 0;
        int other = 0;
        for (int i = 0; i < read.size(); i++) {
            Difference change = Difference.between(outcomes.get(i).original(), read.get(i));
            boolean bound = !spec.description().is(AttackDescription.Trait.SMALLEST);
            far += bound && norm.size(change) > spec.epsilon() * (1 + ROUNDING) + ROUNDING ? 1 : 0;
            for (float value : read.get(i).toArray()) {
                if (!(value >= 0 && value <= 1)) {
                    outside++;
                    break;
                }
            }
            other += now.get(i).label() == outcomes.get(i).after().label() ? 0 : 1;
        }
        String found = String.format(
                Locale.ROOT,
                "Of %d examples read again from the disk %d lie beyond ε, %d leave [0, 1], %d are answered otherwise.",
                read.size(),
                far,
                outside,
                other);
        return far + outside + other == 0
                ? new Check(CheckNames.EXAMPLES, Check.Outcome.PASS, found)
                : new Check(CheckNames.EXAMPLES, Check.Outcome.FAIL, found + " The figure counts what does not exist.");
    }

    private List<Pixels> readAgain(List<AttackOutcome> outcomes) throws IOException {
        InputShape shape = prober.classifier().card().inputShape();
        float[] values = new float[outcomes.size() * shape.size()];
        for (int i = 0; i < outcomes.size(); i++) {
            outcomes.get(i).adversarial().copyTo(values, i * shape.size());
        }
        Path file = Files.createTempFile("epsilon-lab", ".npy");
        try {
            NpyWriter.write(file, values, outcomes.size(), shape.channels(), shape.height(), shape.width());
            int[] wanted = {shape.channels(), shape.height(), shape.width()};
            LabelledImages images = DataSource.open(file.toString(), null, file, wanted, List.of());
            return IntStream.range(0, images.size()).mapToObj(images::image).toList();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
