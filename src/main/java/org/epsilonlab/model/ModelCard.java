package org.epsilonlab.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.image.Resize;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says of a network. Exactly one of {@code weights} (with {@code layers}),
 * {@code torchscript} and {@code onnx} is set, unless the layers stand on a frozen script: then weights and script are.
 *
 * @param name the folder's name, used on the command line
 * @param title the name that people read
 * @param inputShape the picture it takes
 * @param normalization applied inside the network; attacks see [0, 1]
 * @param resize how its authors made pictures of its size, null if nothing is known
 * @param classes the class names, in the order of the logits, at least two
 * @param layers the architecture, empty for TorchScript and ONNX
 * @param weights the safetensors file in the folder
 * @param torchscript the TorchScript file in the folder: the network itself, or the frozen one beneath its layers
 * @param onnx the ONNX file in the folder, which answers but gives no gradients
 * @param training how it was trained, where known
 * @param accuracy what was measured on it, possibly nothing
 * @param source where it comes from
 * @param licence under which it may be used
 */
public record ModelCard(
        String name,
        String title,
        InputShape inputShape,
        Normalization normalization,
        @Nullable Resize resize,
        List<String> classes,
        List<LayerSpec> layers,
        @Nullable String weights,
        @Nullable String torchscript,
        @Nullable String onnx,
        @Nullable TrainingRecord training,
        List<AccuracyRecord> accuracy,
        String source,
        String licence) {

    /** The file that a network's weights usually lie in. */
    public static final String WEIGHTS = "weights.safetensors";

    public ModelCard {
        classes = List.copyOf(classes);
        layers = List.copyOf(layers);
        accuracy = List.copyOf(accuracy);
        if (normalization.mean().size() != inputShape.channels()) {
            throw new IllegalArgumentException("normalization has "
                    + normalization.mean().size() + " channels but inputShape has " + inputShape.channels());
        }
        if (resize != null && resize.shortSide() < Math.max(inputShape.height(), inputShape.width())) {
            throw new IllegalArgumentException("resize makes pictures smaller than inputShape");
        }
        if (classes.size() < 2) {
            throw new IllegalArgumentException("classes needs at least two names");
        }
        if (isOnTop(layers)) {
            if (weights == null || torchscript == null || onnx != null) {
                throw new IllegalArgumentException("layers on top of a script need both weights and torchscript");
            }
        } else if (Stream.of(weights, torchscript, onnx)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("exactly one of weights, torchscript and onnx must be given");
        }
        if (weights != null && layers.isEmpty()) {
            throw new IllegalArgumentException("layers is empty, so the weights belong to nothing");
        }
    }

    /** A card of a network for pictures that are prepared in no special way. */
    public ModelCard(
            String name,
            String title,
            InputShape inputShape,
            Normalization normalization,
            List<String> classes,
            List<LayerSpec> layers,
            @Nullable String weights,
            @Nullable String torchscript,
            @Nullable TrainingRecord training,
            List<AccuracyRecord> accuracy,
            String source,
            String licence) {
        this(
                name,
                title,
                inputShape,
                normalization,
                null,
                classes,
                layers,
                weights,
                torchscript,
                null,
                training,
                accuracy,
                source,
                licence);
    }

    /** Whether a picture's answers depend on no other picture and on no chance, in training too. */
    public boolean isPictureByPicture() {
        return !isOnTop() && layers.stream().allMatch(LayerSpec::isPictureByPicture);
    }

    /** The files beside the card that make the network: its weights, a script, or both, or an ONNX file. */
    public List<String> files() {
        return Stream.of(weights, torchscript, onnx)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** Whether its layers are given what a frozen script answers in the place of the picture. */
    public boolean isOnTop() {
        return isOnTop(layers);
    }

    /** Whether a list of layers begins with {@code features}. */
    public static boolean isOnTop(List<LayerSpec> layers) {
        return !layers.isEmpty()
                && layers.get(0) != null
                && LayerSpec.FEATURES.equals(layers.get(0).type());
    }

    /** Whether it can be differentiated; where not, only attacks without gradients can be used on it. */
    public boolean givesGradients() {
        return onnx == null;
    }

    /** How pictures of the world are made ready for it, unless a user chooses otherwise. */
    public Preparation preparation() {
        return Preparation.standard(inputShape.channels()).with(resize);
    }

    /** The same card under another title. */
    public ModelCard titled(String other) {
        return copy(name, other, training, accuracy);
    }

    /** The same card for a folder of another name. */
    public ModelCard named(String other) {
        return copy(other, title, training, accuracy);
    }

    /** The same card with other measured accuracies. */
    public ModelCard withAccuracy(List<AccuracyRecord> measured) {
        return copy(name, title, training, measured);
    }

    /** The same card of a network that was trained in another way. */
    public ModelCard withTraining(TrainingRecord how) {
        return copy(name, title, how, accuracy);
    }

    private ModelCard copy(
            String otherName, String otherTitle, @Nullable TrainingRecord how, List<AccuracyRecord> measured) {
        return new ModelCard(
                otherName,
                otherTitle,
                inputShape,
                normalization,
                resize,
                classes,
                layers,
                weights,
                torchscript,
                onnx,
                how,
                measured,
                source,
                licence);
    }
}
