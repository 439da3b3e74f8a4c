package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;

/**
 * What a foreign file doesn't say of its network.
 *
 * @param title the name that people read
 * @param shape of the pictures it takes
 * @param normalization to be put before it; none if it takes [0, 1]
 * @param resize how pictures were made smaller for it, null if that is not known
 * @param classes names, in the order of what it answers
 * @param layers for weights alone; empty for a script
 * @param source where it comes from
 * @param licence under which it may be used
 */
public record ImportForm(
        String title,
        InputShape shape,
        Normalization normalization,
        @Nullable Resize resize,
        List<String> classes,
        List<LayerSpec> layers,
        String source,
        String licence) {

    /** From so many pixels a side on, pictures are photographs that were made smaller. */
    private static final int PHOTO = 224;

    /** What files are called in the folder of a network. */
    static final String SCRIPT = "model.pt";

    static final String ONNX = "model.onnx";

    private static final String NOT_STATED = "not stated";

    public ImportForm {
        classes = List.copyOf(classes);
        layers = List.copyOf(layers);
    }

    /** Names for classes that nobody has named: 0, 1, 2 and so on. */
    public static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** What is likeliest of a file that takes such pictures, and of weights with those layers. */
    static ImportForm of(Path file, Proposal.Fit fit, List<LayerSpec> layers) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
        return new ImportForm(
                name.isBlank() ? "network" : name.substring(0, Math.min(name.length(), 80)),
                fit.shape(),
                Normalization.none(fit.shape().channels()),
                usualResize(fit.shape()),
                numbered(fit.classes()),
                layers,
                "Imported from " + file.getFileName(),
                NOT_STATED);
    }

    public ImportForm titled(String other) {
        return new ImportForm(other, shape, normalization, resize, classes, layers, source, licence);
    }

    /** The same for pictures of another shape; what is put before it stays only if it has as many channels. */
    public ImportForm with(InputShape other) {
        Normalization fitting =
                other.channels() == shape.channels() ? normalization : Normalization.none(other.channels());
        return new ImportForm(title, other, fitting, usualResize(other), classes, layers, source, licence);
    }

    /** The same for a network whose pictures were made smaller so; null if that is not known. */
    public ImportForm withResize(@Nullable Resize other) {
        return new ImportForm(title, shape, normalization, other, classes, layers, source, licence);
    }

    /**
     * How pictures of such a shape are mostly made smaller: for photographs 8/7 of the side, as torchvision's 256 for 224,
     * and the middle of that; null for smaller ones, which come in their size.
     */
    public static @Nullable Resize usualResize(InputShape shape) {
        int longer = Math.max(shape.height(), shape.width());
        return longer < PHOTO ? null : new Resize((int) Math.round(longer * 8 / 7.0), Filter.BILINEAR);
    }

    public ImportForm with(Normalization other) {
        return new ImportForm(title, shape, other, resize, classes, layers, source, licence);
    }

    public ImportForm withClasses(List<String> names) {
        return new ImportForm(title, shape, normalization, resize, names, layers, source, licence);
    }

    public ImportForm from(String otherSource, String otherLicence) {
        return new ImportForm(title, shape, normalization, resize, classes, layers, otherSource, otherLicence);
    }

    /**
     * The card of a network as it is said to be here.
     *
     * @param name of its folder
     * @param kind what its file in the folder is
     * @throws IllegalArgumentException if what is said does not fit together
     */
    ModelCard card(String name, ForeignKind kind) {
        return new ModelCard(
                name,
                title.strip(),
                shape,
                normalization,
                resize,
                classes,
                layers,
                kind == ForeignKind.SAFETENSORS ? ModelCard.WEIGHTS : null,
                kind == ForeignKind.SCRIPT ? SCRIPT : null,
                kind == ForeignKind.ONNX ? ONNX : null,
                null,
                List.of(),
                source.isBlank() ? NOT_STATED : source.strip(),
                licence.isBlank() ? NOT_STATED : licence.strip());
    }
}
