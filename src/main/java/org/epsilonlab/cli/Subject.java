package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network and which pictures. */
final class Subject {

    @Option(
            names = "--model",
            paramLabel = "M",
            required = true,
            description = "A model's name, a model folder, or a TorchScript file (.pt) that takes N×C×H×W.")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "D",
            required = true,
            arity = "1..*",
            description = "fashion-mnist:test[0:1000], a .npy (N×C×H×W in [0,1]), picture files or a folder.")
    private List<String> data = List.of();

    @Option(names = "--labels", paramLabel = "L", description = "True classes of a .npy, an int64 .npy.")
    private @Nullable Path labels;

    @Option(names = "--mean", split = ",", description = "For a .pt that does not normalise: means by channel.")
    private @Nullable List<Float> mean;

    @Option(names = "--std", split = ",", description = "For a .pt that does not normalise: standard deviations.")
    private @Nullable List<Float> std;

    @Option(
            names = "--batch-size",
            paramLabel = "B",
            defaultValue = "250",
            description = "Pictures at once (${DEFAULT-VALUE}).")
    private int batchSize;

    int batchSize() {
        if (batchSize < 1) {
            throw new IllegalArgumentException("--batch-size must be at least 1, not " + batchSize);
        }
        return batchSize;
    }

    String model() {
        return model;
    }

    /** The network with its pictures; the caller closes it. */
    record Opened(Classifier classifier, LabelledImages images) implements AutoCloseable {
        @Override
        public void close() {
            classifier.close();
        }
    }

    /**
     * Loads both.
     *
     * @throws IllegalArgumentException if the options contradict each other
     */
    Opened open(CliContext context) throws ModelException, IOException {
        boolean script = model.endsWith(".pt") && Files.isRegularFile(Path.of(model));
        if (!script && (mean != null || std != null)) {
            throw new IllegalArgumentException(
                    "--mean and --std are for a .pt file; a model folder says in its card how it normalises");
        }
        if ((mean == null) != (std == null)) {
            throw new IllegalArgumentException("--mean and --std belong together; give both");
        }
        if (script) {
            LabelledImages images = images(context, new int[0], List.of());
            Normalization normalization = mean == null || std == null ? null : new Normalization(mean, std);
            return new Opened(
                    ModelLoader.loadScript(Path.of(model), images.shape(), normalization, images.classes()), images);
        }
        Classifier classifier = ModelLoader.load(context.catalog(), model);
        try {
            InputShape shape = classifier.card().inputShape();
            int[] wanted = {shape.channels(), shape.height(), shape.width()};
            return new Opened(
                    classifier, images(context, wanted, classifier.card().classes()));
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private LabelledImages images(CliContext context, int[] shape, List<String> classes) throws IOException {
        return data.size() == 1
                ? DataSource.open(data.get(0), labels, context.assets(), shape, classes)
                : DataSource.open(
                        data,
                        labels,
                        context.assets(),
                        shape,
                        classes,
                        Preparation.standard(shape.length == 0 ? 3 : shape[0]));
    }
}
