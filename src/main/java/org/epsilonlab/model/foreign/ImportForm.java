package org.epsilonlab.model.foreign;

import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.Normalization;

/**
 * What a foreign file doesn't say of its network.
 *
 * @param title the name that people read
 * @param shape of the pictures it takes
 * @param normalization to be put before it; none if it takes [0, 1]
 * @param classes names, in the order of what it answers
 * @param layers for weights alone; empty for a script
 * @param source where it comes from
 * @param licence under which it may be used
 */
public record ImportForm(
        String title,
        InputShape shape,
        Normalization normalization,
        List<String> classes,
        List<LayerSpec> layers,
        String source,
        String licence) {

    public ImportForm {
        classes = List.copyOf(classes);
        layers = List.copyOf(layers);
    }

    /** Names for classes that nobody has named: 0, 1, 2 and so on. */
    public static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    public ImportForm titled(String other) {
        return new ImportForm(other, shape, normalization, classes, layers, source, licence);
    }

    /** The same for pictures of another shape; what is put before it stays only if it has as many channels. */
    public ImportForm with(InputShape other) {
        Normalization fitting =
                other.channels() == shape.channels() ? normalization : Normalization.none(other.channels());
        return new ImportForm(title, other, fitting, classes, layers, source, licence);
    }

    public ImportForm with(Normalization other) {
        return new ImportForm(title, shape, other, classes, layers, source, licence);
    }

    public ImportForm withClasses(List<String> names) {
        return new ImportForm(title, shape, normalization, names, layers, source, licence);
    }

    public ImportForm from(String otherSource, String otherLicence) {
        return new ImportForm(title, shape, normalization, classes, layers, otherSource, otherLicence);
    }
}
