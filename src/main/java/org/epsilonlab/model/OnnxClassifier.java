package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An ONNX file as a classifier that answers but cannot be differentiated. */
public final class OnnxClassifier extends ClosedClassifier {

    /** Said of every such network. */
    public static final String NO_GRADIENTS =
            "It gives no gradients, being an ONNX file; only attacks without gradients can be used on it.";

    private final OnnxNetwork network;

    private OnnxClassifier(ModelCard card, NDManager manager, OnnxNetwork network) {
        super(card, manager);
        this.network = network;
    }

    /**
     * Loads the file and tries it on noise.
     *
     * @param card what is known of it; its classes must be as many as the file answers
     * @throws ModelException if the file cannot be run, or refuses the card's input, or answers something else than one
     *     row of logits a picture
     */
    public static OnnxClassifier load(ModelCard card, Path file) throws ModelException {
        OnnxNetwork network = OnnxNetwork.open(file);
        OnnxClassifier classifier = new OnnxClassifier(card, Torch.manager().newSubManager(), network);
        try {
            classifier.checkAnswer(file);
            return classifier;
        } catch (ModelException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    /**
     * The number of logits a file answers for one picture of the given shape.
     *
     * @throws ModelException as {@link #load}
     */
    public static int classes(Path file, InputShape shape) throws ModelException {
        try (OnnxNetwork network = OnnxNetwork.open(file)) {
            return network.answer(new float[shape.size()], shape).length;
        }
    }

    private void checkAnswer(Path file) throws ModelException {
        InputShape in = card().inputShape();
        int classes = card().classes().size();
        try (NDManager scope = manager().newSubManager()) {
            NDArray noise = FirstTry.noise(scope, in, FirstTry.PICTURES);
            float[] answer = network.answer(normalized(noise).toFloatArray(), in);
            if (answer.length != FirstTry.PICTURES * classes) {
                throw new ModelException(file + " answers " + answer.length / FirstTry.PICTURES
                        + " numbers for one picture but its card lists " + classes + " classes; correct the card.");
            }
            learn(answer);
        }
    }

    /** With no way back to the pictures. */
    @Override
    NDArray answer(NDArray x) {
        Torch.share(x.size());
        long n = x.getShape().get(0);
        try (NDManager scope = manager().newSubManager()) {
            NDArray given = x.stopGradient();
            given.attach(scope);
            NDArray ready = normalized(given);
            ready.attach(scope);
            float[] values = network.answer(ready.toFloatArray(), card().inputShape());
            return x.getManager().create(values, new Shape(n, card().classes().size()));
        } catch (ModelException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(NO_GRADIENTS);
        remarks.addAll(super.remarks());
        return remarks;
    }

    @Override
    public void close() {
        super.close();
        network.close();
    }
}
