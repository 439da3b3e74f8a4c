package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Probe;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures that a network takes: a script's first weights say how many channels, an ONNX file says itself what
 * it takes as far as it is fixed, and trying says the rest.
 */
final class ShapeSearch {

    private static final List<Integer> SIDES = List.of(28, 32, 224, 64, 96, 128, 48, 256, 299, 160, 384);

    /** After so long no further size is tried: what was found is enough to go on with. */
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private final Trial trial;
    private final Path script;

    ShapeSearch(Trial trial, Path script) {
        this.trial = trial;
        this.script = script;
    }

    /**
     * Tries.
     *
     * @param stated the shape that the user states, null if it is to be found
     * @throws ModelException one sentence, if it takes none, or is no classifier, or misbehaves
     */
    List<Proposal.Fit> fits(@Nullable InputShape stated) throws ModelException {
        return fits(candidates(weights(), stated));
    }

    /** The same for an ONNX file. */
    List<Proposal.Fit> fitsOfOnnx(@Nullable InputShape stated) throws ModelException {
        List<Long> input = trial.ask(new TrialRequest(TrialRequest.What.INPUT, script.toString(), null, null))
                .shapes()
                .get(0);
        return fits(stated != null ? List.of(stated) : StatedInput.candidates(script, input, SIDES));
    }

    private List<Proposal.Fit> fits(List<InputShape> candidates) throws ModelException {
        List<Proposal.Fit> fits = new ArrayList<>();
        ModelException last = null;
        long end = System.nanoTime() + ENOUGH.toNanos();
        for (InputShape shape : candidates) {
            if (System.nanoTime() > end && !fits.isEmpty()) {
                break;
            }
            try {
                TrialAnswer answer =
                        trial.ask(new TrialRequest(TrialRequest.What.SHAPE, script.toString(), shape, null));
                fits.add(new Proposal.Fit(shape, answer.classes(), answer.kind()));
            } catch (ModelException e) {
                if (!String.valueOf(e.getMessage()).endsWith(refusal(shape))) {
                    throw e;
                }
                last = e;
            }
        }
        if (fits.isEmpty()) {
            throw new ModelException(
                    script + " takes none of the pictures tried ("
                            + (candidates.size() == 1 ? candidates.get(0) : "grey and colour, 28 to 384 pixels square")
                            + "); say which it takes with the size and the channels.",
                    last);
        }
        fits.sort(Comparator.comparingInt(ShapeSearch::unlikely));
        return fits;
    }

    /** How {@link Probe#ask} ends where only the shape is wrong. */
    private static String refusal(InputShape shape) {
        return "does not take pictures of " + shape + ".";
    }

    private List<List<Long>> weights() throws ModelException {
        return trial.ask(new TrialRequest(TrialRequest.What.WEIGHTS, script.toString(), null, null))
                .shapes();
    }

    private List<InputShape> candidates(List<List<Long>> weights, @Nullable InputShape stated) throws ModelException {
        if (stated != null) {
            return List.of(stated);
        }
        List<InputShape> shapes = new ArrayList<>();
        for (int channels : channels(weights)) {
            for (int side : sides(weights, channels)) {
                shapes.add(new InputShape(channels, side, side));
            }
        }
        return shapes;
    }

    /** Those of the first convolution, if there is one: its weights are (filters, channels, kernel, kernel). */
    private List<Integer> channels(List<List<Long>> weights) throws ModelException {
        for (List<Long> shape : weights) {
            if (shape.size() == 2) {
                return List.of(1, 3);
            }
            if (shape.size() == 4) {
                long channels = shape.get(1);
                if (channels != 1 && channels != 3) {
                    throw new ModelException(script + " takes pictures of " + channels
                            + " channels; only grey (1) and colour (3) ones can be shown here.");
                }
                return List.of((int) channels);
            }
        }
        return List.of(1, 3);
    }

    /** Where the first layer is linear its columns are as many as a picture has values. */
    private static List<Integer> sides(List<List<Long>> weights, int channels) {
        for (List<Long> shape : weights) {
            if (shape.size() == 4) {
                return SIDES;
            }
            if (shape.size() == 2) {
                int side = (int) Math.round(Math.sqrt(shape.get(1) / (double) channels));
                return side > 0 && (long) channels * side * side == shape.get(1) ? List.of(side) : List.of();
            }
        }
        return SIDES;
    }

    /** A network of a thousand classes learnt on photographs, a grey one on digits, any other on small colour pictures. */
    private static int unlikely(Proposal.Fit fit) {
        int usual = fit.shape().channels() == 1 ? 28 : fit.classes() >= 100 ? 224 : 32;
        return Math.abs(fit.shape().height() - usual);
    }
}
