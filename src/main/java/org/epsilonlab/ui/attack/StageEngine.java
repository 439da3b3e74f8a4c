package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Finding;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Inspection;
import org.epsilonlab.explain.ConfidenceCurve;
import org.epsilonlab.explain.SmallestEpsilon;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;

/**
 * Computes what the stage shows and owns the networks it needs, each loaded when it is first asked for. Confined to one
 * thread; knows no window.
 */
public final class StageEngine implements AutoCloseable {

    /** An attack is not traced if its steps held more values than this: 64 MB of floats. */
    private static final long TRACE_VALUES = 16_000_000;

    private static final String UNTRIED =
            "Stopped before this network was attacked; change any setting, or put it first, to attack it.";

    private final LoadedNetworks networks = new LoadedNetworks();

    /** What a picture is and what is to come of it, settled once for all networks on stage. */
    private record Settled(int label, boolean predicted, Goal goal, List<Integer> likely) {}

    /**
     * Attacks the picture on each network.
     *
     * @throws ModelException if the first network cannot be used; a second one that cannot is a failed row
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public StageResult compute(StageRequest request, AttackListener listener) throws ModelException {
        return compute(request, listener, rows -> {});
    }

    /**
     * The same, and tells of the best so far whenever {@code listener} wants it.
     *
     * @param soFar hears on this thread of the rows that are done, and of the one under attack as it stands
     */
    StageResult compute(StageRequest request, AttackListener listener, Consumer<List<StageRow>> soFar)
            throws ModelException {
        Settled settled = settle(request);
        AttackRequest attack = attack(request, settled);
        List<StageRow> rows = new ArrayList<>();
        for (ModelCatalog.Entry model : request.models()) {
            Consumer<AttackOutcome> taker = best -> {
                List<StageRow> now = new ArrayList<>(rows);
                now.add(StageRow.Attacked.soFar(model, best, settled.goal()));
                soFar.accept(List.copyOf(now));
            };
            rows.add(
                    !rows.isEmpty() && listener.isEnough()
                            ? new StageRow.Failed(model, UNTRIED)
                            : row(
                                    model,
                                    attack,
                                    new RowListener(
                                            listener,
                                            taker,
                                            rows.size(),
                                            request.models().size())));
        }
        return new StageResult(request, rows, settled.label(), settled.predicted(), settled.goal(), settled.likely());
    }

    private StageRow row(ModelCatalog.Entry model, AttackRequest attack, AttackListener listener) {
        String refusal = FittingAttack.whyNot(attack.spec().description(), model.card());
        if (!refusal.isEmpty()) {
            return new StageRow.Failed(model, refusal);
        }
        try {
            AttackResult result = load(model, attack.images().get(0)).runner().run(attack, listener);
            return StageRow.Attacked.of(model, result, attack.spec().goal());
        } catch (ModelException | AttackException e) {
            return new StageRow.Failed(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Confidence against ε for each network, at {@code count} budgets from 0 to {@code max}; a network that cannot be
     * used is left out.
     *
     * @throws ModelException if the first network cannot be used
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public StageCurves curves(StageRequest request, double max, int count, AttackListener listener)
            throws ModelException {
        AttackRequest attack = attack(request, settle(request));
        List<StageCurves.Line> lines = new ArrayList<>();
        for (ModelCatalog.Entry model : request.models()) {
            LoadedNetworks.Loaded network =
                    networks.known(model, attack.images().get(0));
            if (network != null && AttackCatalog.isUsable(request.spec().description(), model.card())) {
                lines.add(new StageCurves.Line(
                        model, ConfidenceCurve.compute(network.runner(), attack, max, count, listener)));
            }
        }
        return new StageCurves(lines, max);
    }

    /**
     * The smallest ε found with which the chosen attack reaches its goal on the first network.
     *
     * @return empty if none up to {@code max} does
     * @throws ModelException if that network cannot be used
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public OptionalDouble smallestEpsilon(StageRequest request, double max, AttackListener listener)
            throws ModelException {
        AttackRequest attack = attack(request, settle(request));
        LoadedNetworks.Loaded first =
                load(request.models().get(0), request.picture().pixels());
        return SmallestEpsilon.find(first.runner(), attack, max, listener);
    }

    /**
     * Which of a few labelled pictures shows best what an attack does: every network is right before, the first is
     * fooled, the second holds, and the first is surest of its mistake. The first picture, if none is like that.
     *
     * @throws ModelException if a network cannot be used
     * @throws AttackException if a network answers something that is not a number
     */
    int mostTelling(List<ModelCatalog.Entry> models, List<StagePicture> pictures, AttackSpec spec)
            throws ModelException, AttackException {
        AttackRequest request = new AttackRequest(
                spec,
                pictures.stream().map(StagePicture::pixels).toList(),
                pictures.stream().map(StagePicture::label).toList(),
                0,
                false);
        float[] telling = new float[pictures.size()];
        for (int m = 0; m < models.size(); m++) {
            List<AttackOutcome> outcomes = load(models.get(m), pictures.get(0).pixels())
                    .runner()
                    .run(request, AttackListener.NONE)
                    .outcomes();
            for (int i = 0; i < telling.length; i++) {
                AttackOutcome outcome = outcomes.get(i);
                boolean right = outcome.before().label() == outcome.label();
                boolean asWanted = right && outcome.isSuccess(spec.goal()) == (m == 0);
                telling[i] = !asWanted ? 0 : m == 0 ? outcome.after().confidence() : telling[i];
            }
        }
        int best = 0;
        for (int i = 1; i < telling.length; i++) {
            best = telling[i] > telling[best] ? i : best;
        }
        return best;
    }

    /**
     * Plain predictions.
     *
     * @throws ModelException if the network cannot be used on such pictures
     */
    public List<Prediction> predict(ModelCatalog.Entry model, List<Pixels> pictures) throws ModelException {
        return load(model, pictures.get(0)).classifier().predict(pictures);
    }

    /**
     * What makes a network seem robust though it is not.
     *
     * @param pictures a few that it takes, at least two
     * @throws ModelException if the network cannot be used on such pictures
     */
    List<Finding> findings(ModelCatalog.Entry model, List<Pixels> pictures) throws ModelException {
        return Inspection.of(load(model, pictures.get(0)).classifier(), pictures);
    }

    private Settled settle(StageRequest request) throws ModelException {
        StagePicture picture = request.picture();
        Prediction before =
                load(request.models().get(0), picture.pixels()).runner().before(picture.pixels());
        boolean predicted = picture.label() < 0 || picture.label() >= before.classes();
        int label = predicted ? before.label() : picture.label();
        List<Integer> likely = IntStream.range(0, before.classes())
                .filter(k -> k != label)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -before.logit(k)))
                .toList();
        boolean named = request.target() >= 0 && request.target() < before.classes() && request.target() != label;
        Goal goal = request.isTargeted() ? Goal.towards(named ? request.target() : likely.get(0)) : Goal.UNTARGETED;
        return new Settled(label, predicted, goal, likely);
    }

    private static AttackRequest attack(StageRequest request, Settled settled) {
        AttackSpec spec = request.specTowards(settled.goal());
        Pixels pixels = request.picture().pixels();
        boolean trace = (long) pixels.size() * (spec.attack().gradientsPerImage() + 1) <= TRACE_VALUES;
        return new AttackRequest(
                spec,
                List.of(pixels),
                List.of(settled.label()),
                Math.max(0, request.picture().index()),
                trace);
    }

    private LoadedNetworks.Loaded load(ModelCatalog.Entry model, Pixels picture) throws ModelException {
        return networks.of(model, picture);
    }

    /** For tests: what {@code count} says of each network, summed up. */
    int liveArrays(ToIntFunction<Classifier> count) {
        return networks.liveArrays(count);
    }

    /** Frees every network. */
    @Override
    public void close() {
        networks.close();
    }
}
