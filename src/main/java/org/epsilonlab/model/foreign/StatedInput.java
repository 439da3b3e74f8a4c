package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelException;

/** What an ONNX file says of the pictures it takes, and what is left to be tried. */
final class StatedInput {

    private static final List<Long> CHANNELS = List.of(1L, 3L);

    private StatedInput() {}

    /**
     * The pictures that are worth trying.
     *
     * @param file named in a refusal
     * @param input pictures, channels, height and width; -1 for each that is open
     * @param sides tried where height and width are open
     * @throws ModelException one sentence, if it takes something else than N×C×H×W of grey or colour
     */
    static List<InputShape> candidates(Path file, List<Long> input, List<Integer> sides) throws ModelException {
        if (input.size() != 4) {
            throw new ModelException(file + " takes arrays of " + input.size()
                    + " dimensions; only pictures as N×C×H×W can be given to it.");
        }
        long channels = input.get(1);
        if (channels > 3 && CHANNELS.contains(input.get(3))) {
            throw new ModelException(file + " takes pictures with the channels last (N×H×W×C); export it for N×C×H×W.");
        }
        if (channels > 0 && !CHANNELS.contains(channels)) {
            throw new ModelException(file + " takes pictures of " + channels
                    + " channels; only grey (1) and colour (3) ones can be shown here.");
        }
        List<InputShape> shapes = new ArrayList<>();
        for (long each : channels > 0 ? List.of(channels) : CHANNELS) {
            for (int side : isOpen(input) ? sides : List.of(0)) {
                shapes.add(new InputShape((int) each, side(input.get(2), side), side(input.get(3), side)));
            }
        }
        return shapes.stream().distinct().toList();
    }

    private static boolean isOpen(List<Long> input) {
        return input.get(2) <= 0 || input.get(3) <= 0;
    }

    private static int side(long stated, int tried) {
        return stated > 0 ? (int) Math.min(stated, Integer.MAX_VALUE) : tried;
    }
}
