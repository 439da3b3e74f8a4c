package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/**
 * Something to find out about a network, sent to the process that tries it.
 *
 * @param what is asked
 * @param path of the script, the ONNX file or of the model folder
 * @param shape of its pictures; null where it does not matter
 * @param pixels a picture to be classified, in [0, 1], channel first; null for a grey one
 */
record TrialRequest(
        What what,
        String path,
        @Nullable InputShape shape,
        @Nullable List<Float> pixels) {

    enum What {
        /** The shapes of a script's weights. */
        WEIGHTS,
        /** What an ONNX file says that it takes. */
        INPUT,
        /** What a script or an ONNX file answers to pictures of a shape. */
        SHAPE,
        /** What the network of a model folder makes of a picture. */
        FOLDER
    }

    /** What the network of a model folder makes of a picture; null for a grey one. */
    static TrialRequest ofFolder(Path folder, @Nullable Pixels picture) {
        if (picture == null) {
            return new TrialRequest(What.FOLDER, folder.toString(), null, null);
        }
        List<Float> values = new ArrayList<>(picture.size());
        for (float value : picture.toArray()) {
            values.add(value);
        }
        return new TrialRequest(What.FOLDER, folder.toString(), null, values);
    }
}
