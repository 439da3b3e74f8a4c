package org.epsilonlab.model;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;

/** An ONNX file of which nothing is known but what it says it takes, asked until more is. */
public final class OnnxProbe implements Probe {

    private final Path file;
    private final OnnxNetwork network;

    private OnnxProbe(Path file, OnnxNetwork network) {
        this.file = file;
        this.network = network;
    }

    /**
     * Opens a file.
     *
     * @throws ModelException if it cannot be used
     */
    public static OnnxProbe open(Path file) throws ModelException {
        return new OnnxProbe(file, OnnxNetwork.open(file));
    }

    /** The sides of what it takes, in its own order, pictures first; -1 for each that it leaves open. */
    public List<Long> input() {
        return network.input();
    }

    @Override
    public List<List<Long>> weights() {
        return List.of();
    }

    @Override
    public Answer ask(InputShape shape) throws ModelException {
        try (NDManager scope = Torch.manager().newSubManager()) {
            float[] answer =
                    network.answer(FirstTry.noise(scope, shape, PICTURES).toFloatArray(), shape);
            return Answer.of(file, answer, answer.length / PICTURES);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
