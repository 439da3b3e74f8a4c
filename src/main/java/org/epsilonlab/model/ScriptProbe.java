package org.epsilonlab.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A TorchScript file of which nothing is known, asked until something is. What it does when asked is its own affair: it
 * may never come back, so ask it where that can be borne.
 */
public final class ScriptProbe implements Probe {

    private final Path file;
    private final NDManager manager;
    private final PtSymbolBlock module;

    private ScriptProbe(Path file, NDManager manager, PtSymbolBlock module) {
        this.file = file;
        this.manager = manager;
        this.module = module;
    }

    /**
     * Loads a script.
     *
     * @throws ModelException if it cannot be read
     */
    public static ScriptProbe open(Path file) throws ModelException {
        NDManager manager = Torch.manager().newSubManager();
        try {
            return new ScriptProbe(file, manager, TorchScriptClassifier.module(manager, file));
        } catch (ModelException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * The shapes of its weights in the order of its layers; empty for a frozen script, which has made constants of them.
     *
     * @throws ModelException if a weight is not a finite number
     */
    @Override
    public List<List<Long>> weights() throws ModelException {
        List<List<Long>> shapes = new ArrayList<>();
        try (NDManager scope = manager.newSubManager()) {
            for (NDArray parameter : JniUtils.moduleGetParams(module, (PtNDManager) scope)) {
                List<Long> sides = new ArrayList<>();
                for (long side : parameter.getShape().getShape()) {
                    sides.add(side);
                }
                if (parameter.getDataType().isFloating()
                        && (parameter.isNaN().any().getBoolean()
                                || parameter.isInfinite().any().getBoolean())) {
                    throw new ModelException(
                            file + " holds weights that are not finite numbers; train the network again.");
                }
                shapes.add(List.copyOf(sides));
            }
        }
        return shapes;
    }

    @Override
    public Answer ask(InputShape shape) throws ModelException {
        try (NDManager scope = manager.newSubManager()) {
            NDList answers = IValueUtils.forward(module, new NDList(FirstTry.noise(scope, shape, PICTURES)), true);
            if (answers.size() != 1) {
                throw new ModelException(file + " answers " + answers.size()
                        + " things for one picture; a classifier answers one row of numbers, a number a class.");
            }
            NDArray answer = answers.get(0);
            answer.attach(scope);
            Shape got = answer.getShape();
            if (got.dimension() != 2 || got.get(0) != PICTURES || got.get(1) < 2) {
                throw new ModelException(file + " answers the shape " + got + " for " + PICTURES
                        + " pictures; a classifier answers a row of at least two numbers for each.");
            }
            return Answer.of(file, answer.toFloatArray(), (int) got.get(1));
        } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
            throw new ModelException(file + " does not take pictures of " + shape + ".", e);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
