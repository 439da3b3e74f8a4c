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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript file as a classifier that can be differentiated.
 *
 * <p>DJL's own forward pass runs a script in inference without gradients, so the module is loaded with trainable
 * tensors, put into evaluation mode once, frozen, and called with gradients allowed.
 */
public final class TorchScriptClassifier extends ClosedClassifier {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final PtSymbolBlock module;

    private TorchScriptClassifier(ModelCard card, NDManager manager, PtSymbolBlock module) {
        super(card, manager);
        this.module = module;
    }

    /**
     * Loads the script and tries it on a black picture and on noise.
     *
     * @param card what is known of it; its classes must be as many as the script answers
     * @throws ModelException if the file is no TorchScript, or refuses the card's input, or answers something else than
     *     one row of logits a picture
     */
    public static TorchScriptClassifier load(ModelCard card, Path file) throws ModelException {
        NDManager manager = Torch.manager().newSubManager();
        try {
            TorchScriptClassifier classifier = new TorchScriptClassifier(card, manager, module(manager, file));
            classifier.checkAnswer(file);
            return classifier;
        } catch (ModelException | RuntimeException e) {
            manager.close();
            throw e instanceof ModelException known
                    ? known
                    : new ModelException(
                            file + " does not take pictures of " + card.inputShape()
                                    + "; give the shape it was scripted for.",
                            e);
        }
    }

    /**
     * The number of logits a script answers for one picture of the given shape.
     *
     * @throws ModelException as {@link #load}
     */
    public static int classes(Path file, InputShape shape) throws ModelException {
        try (NDManager scope = Torch.manager().newSubManager()) {
            PtSymbolBlock module = module(scope, file);
            NDArray black = scope.zeros(new Shape(1, shape.channels(), shape.height(), shape.width()));
            Shape answer = IValueUtils.forward(module, new NDList(black), true)
                    .singletonOrThrow()
                    .getShape();
            if (answer.dimension() != 2 || answer.get(0) != 1 || answer.get(1) < 2) {
                throw new ModelException(file + " answers the shape " + answer
                        + " for one picture; a classifier answers one row of logits.");
            }
            return (int) answer.get(1);
        } catch (RuntimeException e) {
            throw new ModelException(
                    file + " does not take pictures of " + shape + "; give the shape it was scripted for.", e);
        }
    }

    /**
     * Looks at the first bytes only: torch.jit.save writes a zip file.
     *
     * @throws ModelException if the file is none, or cannot be read
     */
    static void checkKind(Path file) throws ModelException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
                throw foreign(file, null);
            }
        } catch (IOException e) {
            throw foreign(file, e);
        }
    }

    private static ModelException foreign(Path file, @Nullable Exception cause) {
        return new ModelException(
                file + " is not a TorchScript file that can be read; save it again with torch.jit.save.", cause);
    }

    /** The script in evaluation mode, its weights frozen. */
    static PtSymbolBlock module(NDManager manager, Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + " is not there; give the path of a TorchScript file.");
        }
        checkKind(file);
        try {
            PtSymbolBlock module =
                    JniUtils.loadModule((PtNDManager) manager, file, true, new String[0], new String[0], true);
            JniUtils.enableInferenceMode(module);
            for (NDArray parameter : JniUtils.moduleGetParams(module, (PtNDManager) manager)) {
                parameter.setRequiresGradient(false);
            }
            return module;
        } catch (EngineException | IllegalArgumentException e) {
            throw foreign(file, e);
        }
    }

    private void checkAnswer(Path file) throws ModelException {
        InputShape in = card().inputShape();
        int classes = card().classes().size();
        try (NDManager scope = manager().newSubManager()) {
            Shape answer = answer(scope.zeros(new Shape(1, in.channels(), in.height(), in.width())))
                    .getShape();
            if (!answer.equals(new Shape(1, classes))) {
                throw new ModelException(file + " answers the shape " + answer + " for one picture but its card lists "
                        + classes + " classes; correct the card.");
            }
            learn(answer(FirstTry.noise(scope, in, FirstTry.PICTURES)).toFloatArray());
        }
    }

    @Override
    NDArray answer(NDArray x) {
        Torch.share(x.size());
        // "true" leaves gradients possible; evaluation mode was set when the module was loaded.
        return IValueUtils.forward(module, new NDList(normalized(x)), true).singletonOrThrow();
    }
}
