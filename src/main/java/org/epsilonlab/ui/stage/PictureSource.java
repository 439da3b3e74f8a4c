package org.epsilonlab.ui.stage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the film strip gets its pictures from, one by one as they come into view. Called on the FX thread: be quick. */
public interface PictureSource {

    /** What the pictures are, such as "Fashion-MNIST test". */
    String title();

    /** How many there are. */
    int size();

    /** Names of the classes, to filter by; may be empty. */
    List<String> classes();

    /** The picture, or null while it is not loaded yet. */
    @Nullable
    Raster picture(int index);

    /** Name of its class for tooltips and for reading aloud. */
    String caption(int index);

    /** Whether the network on stage takes it for something else. */
    boolean isWrong(int index);
}
