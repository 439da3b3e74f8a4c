package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Makes an attack within a budget one that looks for the smallest change: each picture's budget is doubled until the
 * attack reaches its goal, then the gap between the last failure and the nearest success is halved again and again. Each
 * round is one attack on all pictures that are not over, each within a budget of its own.
 *
 * <p>What it finds is an upper bound of the smallest change there is: another attack may need less.
 *
 * @param attack what is tried with each budget; it bounds each picture's own change in a norm
 * @param arguments of that attack
 * @param halvings how often the gap is halved
 */
public record SmallestBudget(AttackDescription attack, Arguments arguments, int halvings) implements Attack {

    /** The first budget is this share of the largest change that the picture has room for. */
    private static final int FIRST_SHARE = 64;

    private static final int DOUBLINGS = 7;
    private static final String SMALLEST = "smallest";
    private static final String REFINE = "refine";
    private static final Map<AttackDescription, AttackDescription> KNOWN = new ConcurrentHashMap<>();

    /**
     * How the catalogue would show such a search: the attack's own parameters and how often the gap is halved.
     *
     * @throws IllegalArgumentException with one sentence if there is no budget to search
     */
    public static AttackDescription of(AttackDescription attack) {
        if (attack.is(AttackDescription.Trait.SMALLEST)) {
            throw new IllegalArgumentException(
                    "the attack " + attack.name() + " looks for the smallest change by itself");
        }
        if (attack.is(AttackDescription.Trait.NO_BUDGET) || attack.is(AttackDescription.Trait.TOGETHER)) {
            throw new IllegalArgumentException(
                    "the attack " + attack.name() + " has no budget for each picture that could be searched");
        }
        return KNOWN.computeIfAbsent(attack, SmallestBudget::describe);
    }

    /**
     * Checks what the arguments alone do not tell.
     *
     * @param spec of such a search
     * @throws IllegalArgumentException with one sentence if it makes no sense
     */
    public static void check(AttackSpec spec) {
        if (spec.norm() == null) {
            throw new IllegalArgumentException(
                    "the smallest change is measured in a norm, and this scaling of the gradient bounds none");
        }
        boolean fixed = spec.arguments().values().get("step-size") instanceof Double size && size > 0;
        if (fixed && Double.isInfinite(spec.epsilon())) {
            throw new IllegalArgumentException(
                    "a step size belongs to one budget; give the ε to which it is to keep its"
                            + " ratio, or leave it out");
        }
    }

    private static AttackDescription describe(AttackDescription attack) {
        List<Parameter> parameters = new ArrayList<>(attack.parameters());
        parameters.add(new Parameter.Flag(
                SMALLEST, "Smallest budget", "Searches the smallest ε with which the attack succeeds.", true, true));
        parameters.add(Refined.parameter(12));
        Set<AttackDescription.Trait> traits = EnumSet.of(AttackDescription.Trait.SMALLEST);
        traits.addAll(attack.traits());
        return new AttackDescription(
                attack.name(),
                attack.title() + ", smallest ε",
                AttackDescription.Group.SMALLEST,
                Set.copyOf(traits),
                "The smallest budget with which “" + attack.title() + "” succeeds, searched for each picture.",
                attack.paper(),
                "when the gap between failure and success has been halved often enough",
                List.copyOf(parameters),
                arguments -> new SmallestBudget(attack, own(attack, arguments), arguments.whole(REFINE)),
                arguments -> attack.norm().of(own(attack, arguments)),
                (arguments, targeted) ->
                        "min {epsilon:ɛ}:  " + attack.template().apply(own(attack, arguments), targeted));
    }

    /** The arguments without those of the search. */
    private static Arguments own(AttackDescription attack, Arguments arguments) {
        Map<String, String> texts = arguments.texts();
        texts.remove(SMALLEST);
        texts.remove(REFINE);
        return attack.arguments(texts);
    }

    /** The attack alone; its ε, where one is given, only sets the ratio of a step size given in numbers. */
    private AttackSpec plain(AttackSpec spec) {
        double ratio = Double.isInfinite(spec.epsilon()) || spec.epsilon() == 0 ? 1 : spec.epsilon();
        return new AttackSpec(attack, arguments, ratio, spec.goal(), spec.seed());
    }

    @Override
    public int gradientsPerImage() {
        return rounds() * plain().gradientsPerImage();
    }

    @Override
    public int queriesPerImage() {
        return 1 + rounds() * (plain().queriesPerImage() + 1);
    }

    private Attack plain() {
        return attack.create().apply(arguments);
    }

    private int rounds() {
        return DOUBLINGS + halvings;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        AttackSpec plain = plain(batch.spec());
        Search[] searches = IntStream.range(0, batch.size())
                .mapToObj(i -> new Search(batch.row(i), batch.norm(), halvings))
                .toArray(Search[]::new);
        boolean[] reached = reached(batch, batch.images());
        for (int i = 0; i < reached.length; i++) {
            searches[i].hear(0, reached[i], searches[i].x);
        }
        for (int round = 0; !batch.notes().isEnough(); round++) {
            int[] rows = IntStream.range(0, searches.length)
                    .filter(i -> !searches[i].over)
                    .toArray();
            if (rows.length == 0) {
                break;
            }
            batch.notes().part(Math.min(round, rounds() - 1), rounds());
            round(batch, plain, rows, searches);
            batch.notes().offer(searches[0]::result);
        }
        return batch.pictures(Arrays.stream(searches).map(Search::result).toArray(float[][]::new));
    }

    /** One attack on all that are not over; its arrays live no longer than the round. */
    private static void round(AttackBatch batch, AttackSpec plain, int[] rows, Search[] searches) {
        float[] budgets = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            budgets[r] = (float) searches[rows[r]].next();
        }
        try (NDManager scope = batch.scope().newSubManager()) {
            AttackBatch part = batch.subset(rows, plain, new Budgets(budgets), scope);
            NDArray found = plain.attack().perturb(part);
            // Of an attack that is cut short a failure proves nothing, but then no round follows.
            boolean[] reached = reached(part, found);
            float[] values = found.toFloatArray();
            int size = values.length / rows.length;
            for (int r = 0; r < rows.length; r++) {
                searches[rows[r]].hear(budgets[r], reached[r], Arrays.copyOfRange(values, r * size, (r + 1) * size));
            }
        }
    }

    private static boolean[] reached(AttackBatch batch, NDArray pictures) {
        float[] margins =
                batch.objective().margin(batch.classifier().logits(pictures)).toFloatArray();
        batch.notes().countQueries(margins.length);
        boolean[] reached = new boolean[margins.length];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = margins[i] > 0;
        }
        return reached;
    }

    /** One picture's search. */
    private static final class Search {
        private final float[] x;
        private final Norm norm;
        private final int halvings;
        private final double widest;
        private float[] nearest;
        private double low;
        private double high = Double.POSITIVE_INFINITY;
        private int done;
        private boolean over;

        Search(float[] x, Norm norm, int halvings) {
            this.x = x;
            this.norm = norm;
            this.halvings = halvings;
            nearest = x;
            float[] room = new float[x.length];
            for (int i = 0; i < room.length; i++) {
                room[i] = Math.max(x[i], 1 - x[i]);
            }
            widest = norm.size(room);
        }

        /** The budget to try next; L0 counts whole values. */
        double next() {
            if (!Double.isInfinite(high)) {
                return norm == Norm.L0 ? Math.floor((low + high) / 2) : (low + high) / 2;
            }
            double first = norm == Norm.L0 ? 1 : widest / FIRST_SHARE;
            return low == 0 ? first : Math.min(widest, 2 * low);
        }

        void hear(double budget, boolean reached, float[] picture) {
            done += Double.isInfinite(high) ? 0 : 1;
            if (reached) {
                double distance = norm.size(Vectors.minus(picture, x));
                if (distance < high) {
                    high = distance;
                    nearest = picture;
                }
                // Success need not grow with the budget: what failed farther out proves nothing nearer in.
                low = low < high ? low : 0;
            } else {
                low = budget;
            }
            over |= high == 0 || done >= halvings || low >= widest || (norm == Norm.L0 && high - low <= 1);
        }

        float[] result() {
            return nearest;
        }
    }
}
