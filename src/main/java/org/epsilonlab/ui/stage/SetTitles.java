package org.epsilonlab.ui.stage;

import java.util.List;
import org.epsilonlab.data.Photographs;

/** What people call the sets of pictures. */
public final class SetTitles {

    private record Known(String name, String title) {}

    private static final List<Known> KNOWN = List.of(
            new Known("fashion-mnist:test", "Fashion-MNIST test"),
            new Known("mnist:test", "MNIST test"),
            new Known("mnist-whole:test", "MNIST test, all"),
            new Known("cifar-10:test", "CIFAR-10 test"),
            new Known(Photographs.NAME, "Photographs"));

    private SetTitles() {}

    /**
     * The title of a set or of a part of one, such as "Fashion-MNIST test, first 1000".
     *
     * @param name as {@link org.epsilonlab.data.LabelledImages#name} has it
     */
    public static String of(String name) {
        for (Known known : KNOWN) {
            if (name.startsWith(known.name())) {
                return known.title() + part(name.substring(known.name().length()));
            }
        }
        return part(name);
    }

    private static String part(String name) {
        return name.replaceFirst("\\[0:(\\d+)]$", ", first $1")
                .replaceFirst("\\[random (\\d+) seed (-?\\d+)]$", ", $1 at random (seed $2)");
    }
}
