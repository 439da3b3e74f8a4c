package org.epsilonlab.model.foreign;

import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.OnnxProbe;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Probe;
import org.epsilonlab.model.ScriptProbe;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.model.Torch;
import org.jspecify.annotations.Nullable;

/**
 * The process that tries foreign networks: a request a line comes in, an answer a line goes out. It ends when nobody
 * asks any more.
 */
final class TrialWork implements AutoCloseable {

    /** Before each line of ours: a script may print what it likes. */
    static final String MARK = "\u0001trial ";

    static final String READY = "ready";

    private @Nullable Probe probe;
    private String probed = "";

    /** Started by {@link Trial}; takes no arguments. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        // What libraries print is for nobody.
        System.setOut(System.err);
        Torch.start();
        out.println("\n" + MARK + READY);
        out.flush();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                TrialWork work = new TrialWork()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                TrialAnswer answer = work.answer(Trial.GSON.fromJson(line, TrialRequest.class));
                // A line of its own even if the script has left one unfinished.
                out.println("\n" + MARK + Trial.GSON.toJson(answer));
                out.flush();
            }
        }
        // Threads that a script has started would keep the process.
        Runtime.getRuntime().halt(0);
    }

    /** Tries; everything that can go wrong is a refusal. */
    TrialAnswer answer(TrialRequest request) {
        try {
            return switch (request.what()) {
                case WEIGHTS -> TrialAnswer.ofShapes(probe(request.path()).weights());
                case INPUT -> TrialAnswer.ofShapes(List.of(input(request.path())));
                case SHAPE -> TrialAnswer.ofShape(probe(request.path()).ask(Objects.requireNonNull(request.shape())));
                case FOLDER -> folder(request);
            };
        } catch (ModelException e) {
            return TrialAnswer.refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            return TrialAnswer.refused(request.path() + " fails when it is tried; it may be damaged or need more memory"
                    + " than there is.");
        }
    }

    private List<Long> input(String path) throws ModelException {
        return probe(path) instanceof OnnxProbe onnx ? onnx.input() : List.of();
    }

    private Probe probe(String path) throws ModelException {
        Probe known = probe;
        if (known != null && probed.equals(path)) {
            return known;
        }
        close();
        Path file = Path.of(path);
        Probe opened = path.endsWith(ImportForm.ONNX) ? OnnxProbe.open(file) : ScriptProbe.open(file);
        probe = opened;
        probed = path;
        return opened;
    }

    private static TrialAnswer folder(TrialRequest request) throws ModelException {
        try (Classifier classifier = ModelLoader.load(Path.of(request.path()))) {
            InputShape shape = classifier.card().inputShape();
            List<Float> given = request.pixels();
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = given == null ? 0.5f : given.get(i);
            }
            Prediction prediction = classifier
                    .predict(List.of(new Pixels(shape.channels(), shape.height(), shape.width(), values)))
                    .get(0);
            List<Float> logits = new ArrayList<>();
            for (int k = 0; k < prediction.classes(); k++) {
                logits.add(prediction.logit(k));
                if (!Float.isFinite(prediction.logit(k))) {
                    throw new ModelException(
                            request.path() + " answers values that are not finite numbers; train the network again.");
                }
            }
            List<String> remarks = new ArrayList<>(classifier.remarks());
            if (classifier.card().givesGradients() && !hasGradient(classifier, shape, values)) {
                remarks.add("It gives no gradient; only attacks without gradients can find anything on it.");
            }
            return TrialAnswer.ofPicture(logits, remarks);
        }
    }

    private static boolean hasGradient(Classifier classifier, InputShape shape, float[] values) {
        try (NDManager scope = classifier.manager().newSubManager()) {
            float[] gradient = Gradients.ofInput(
                            classifier,
                            Tensors.batch(scope, shape, values),
                            logits -> logits.get(":, 0").sum())
                    .gradient()
                    .toFloatArray();
            for (float value : gradient) {
                if (value != 0) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            // The engine says so for a script that cuts its own gradients off.
            return false;
        }
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.close();
            probe = null;
        }
    }
}
