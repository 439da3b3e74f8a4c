package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.epsilonlab.attack.Inspection;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network and which pictures. */
final class Subject {

    private static final int INSPECTED = 16;

    @Option(
            names = "--model",
            paramLabel = "M",
            description =
                    "A model's name, a model folder, or a TorchScript or ONNX file (.pt, .onnx) that takes N×C×H×W.")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "D",
            required = true,
            arity = "1..*",
            description =
                    "fashion-mnist:test[0:1000] or [random 500 seed 3], mnist:test, photographs, a .npy (N×C×H×W in [0,1]),"
                            + " picture files or a folder.")
    private List<String> data = List.of();

    @Option(names = "--labels", paramLabel = "L", description = "True classes of a .npy, an int64 .npy.")
    private @Nullable Path labels;

    @Option(
            names = "--mean",
            split = ",",
            description = "For a .pt or .onnx that does not normalise: means by channel.")
    private @Nullable List<Float> mean;

    @Option(
            names = "--std",
            split = ",",
            description = "For a .pt or .onnx that does not normalise: standard deviations.")
    private @Nullable List<Float> std;

    @Option(
            names = "--batch-size",
            paramLabel = "B",
            description = "Pictures at once (500 small ones, 10 photographs).")
    private @Nullable Integer batchSize;

    /** How many pictures of a network's shape are attacked at once. */
    int batchSize(ModelCard card) {
        return batchSize == null ? EvaluationPlan.batchSize(card.inputShape()) : batchSize;
    }

    private void checkBatchSize() {
        if (batchSize != null && batchSize < 1) {
            throw new WrongUse("--batch-size must be at least 1, not " + batchSize);
        }
    }

    String model() {
        return model;
    }

    /** The network with its pictures; the caller closes it. */
    record Opened(Classifier classifier, LabelledImages images) implements AutoCloseable {
        /** One sentence for each thing to know about the figures. */
        List<String> remarks(EvaluationResult result) {
            List<String> remarks = new ArrayList<>(images.notes());
            remarks.addAll(remarks(result.predictedLabels(), result.zeroGradients()));
            return remarks;
        }

        /** The same of the network alone, for so many pictures without a label and without a gradient. */
        List<String> remarks(int predictedLabels, int zeroGradients) {
            List<String> remarks = new ArrayList<>();
            Inspection.of(classifier, some()).forEach(finding -> remarks.add(finding.sentence()));
            if (predictedLabels > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%,d of the pictures have no label, so what the network said before the attack served as one.",
                        predictedLabels));
            }
            if (zeroGradients > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%,d of the pictures had a gradient that is zero everywhere, so the attack could not move them.",
                        zeroGradients));
            }
            return remarks;
        }

        /** How many pictures have no label. */
        int unlabelled() {
            return (int) IntStream.range(0, images.size())
                    .filter(i -> images.label(i) == LabelledImages.UNKNOWN)
                    .count();
        }

        private List<Pixels> some() {
            return IntStream.range(0, Math.min(INSPECTED, images.size()))
                    .mapToObj(images::image)
                    .toList();
        }

        @Override
        public void close() {
            classifier.close();
        }
    }

    /**
     * Loads both.
     *
     * @throws WrongUse if the options contradict each other
     */
    Opened open(CliContext context) throws ModelException, IOException {
        checkBatchSize();
        if (model.isEmpty()) {
            throw new WrongUse("Missing required option: '--model=M'");
        }
        if ((mean == null) != (std == null)) {
            throw new WrongUse("--mean and --std belong together; give both");
        }
        Path script = script();
        if (script != null) {
            return openScript(context, script);
        }
        Classifier classifier = ModelLoader.load(context.catalog(), model);
        try {
            if (mean != null) {
                throw new WrongUse(
                        "--mean and --std are for a .pt or .onnx file; a model folder says in its card how it normalises");
            }
            return new Opened(classifier, images(context, classifier.card()));
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private @Nullable Path script() {
        try {
            Path path = Path.of(model);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Opened openScript(CliContext context, Path script) throws ModelException, IOException {
        LabelledImages images = images(context, new int[0], List.of(), Preparation.standard(3));
        Normalization normalization = null;
        int channels = images.shape().channels();
        if (mean != null && std != null) {
            try {
                normalization = new Normalization(mean, std);
            } catch (IllegalArgumentException e) {
                throw new WrongUse(e);
            }
            if (mean.size() != channels) {
                throw new WrongUse(
                        "--mean and --std give " + mean.size() + " channels but the pictures have " + channels);
            }
        }
        Classifier classifier = ModelLoader.loadScript(script, images.shape(), normalization, images.classes());
        int classes = classifier.card().classes().size();
        if (!images.classes().isEmpty() && images.classes().size() != classes) {
            classifier.close();
            throw new DataException(images.name() + " has " + images.classes().size() + " classes but the network "
                    + classes + "; choose other data or another network.");
        }
        return new Opened(classifier, images);
    }

    /** The pictures alone, for networks with such a card. */
    LabelledImages images(CliContext context, ModelCard card) throws IOException {
        checkKin(context, card);
        InputShape shape = card.inputShape();
        int[] wanted = {shape.channels(), shape.height(), shape.width()};
        return images(context, wanted, card.classes(), card.preparation());
    }

    /** Digits are what MNIST's classes are called, and what numbered ones are; so names alone do not tell. */
    private void checkKin(CliContext context, ModelCard card) throws DataException {
        String trained = card.training() == null
                ? ""
                : DataSource.knownSet(card.training().data(), context.shelf());
        String asked = DataSource.knownSet(data.get(0), context.shelf());
        if (!trained.isEmpty() && !asked.isEmpty() && !trained.equals(asked)) {
            throw new DataException(data.get(0) + " has other classes than " + trained + ", which \"" + card.name()
                    + "\" was trained on; choose other data or another network.");
        }
    }

    private LabelledImages images(CliContext context, int[] shape, List<String> classes, Preparation preparation)
            throws IOException {
        return DataSource.open(data, labels, context.shelf(), shape, classes, preparation);
    }
}
