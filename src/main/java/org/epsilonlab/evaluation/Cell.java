package org.epsilonlab.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;

/**
 * One question with one answer a picture: what an attack with one budget does to a network. All that decides the answer is
 * in here, so two equal cells need only be computed once.
 *
 * @param kind what is asked
 * @param model name of the network
 * @param title the name that people read
 * @param weights fingerprint of its weights
 * @param data name of the pictures
 * @param pictures fingerprint of the pictures
 * @param n how many there are
 * @param attack with its budget; its goal and seed too
 * @param beside the other budgets that the answer depends on: for the accuracy those that pictures are taken over from, so
 *     none where every picture was attacked
 * @param others fingerprints of the networks that the examples are tried on, for {@link Kind#TRANSFER}
 */
public record Cell(
        Kind kind,
        String model,
        String title,
        String weights,
        String data,
        String pictures,
        int n,
        AttackSpec attack,
        List<Double> beside,
        List<String> others) {

    static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    /** What is asked. */
    public enum Kind {
        /** What the attack leaves of the accuracy. */
        ACCURACY,
        /** Whether the figure may be trusted. */
        CHECKS,
        /** What other networks say of the examples. */
        TRANSFER,
        /** Each picture towards each class. */
        TARGETS,
        /** What is left of the examples when they are saved, squeezed, or moved. */
        SURVIVAL
    }

    public Cell {
        beside = List.copyOf(beside);
        others = List.copyOf(others);
    }

    /** The cell as a file of results holds it. */
    record Written(
            String kind,
            String model,
            String title,
            String weights,
            String data,
            String pictures,
            int n,
            String attack,
            Map<String, String> parameters,
            double epsilon,
            int target,
            long seed,

            @SerializedName(value = "beside", alternate = "below")
            List<Double> beside,

            List<String> others) {

        /** @throws IllegalArgumentException if a name is none of this program's */
        Cell cell() {
            AttackDescription description = AttackCatalog.find(attack);
            AttackSpec spec = new AttackSpec(
                    description,
                    description.arguments(parameters),
                    epsilon < 0 ? AttackSpec.ANY_DISTANCE : epsilon,
                    new Goal(target),
                    seed);
            return new Cell(Kind.valueOf(kind), model, title, weights, data, pictures, n, spec, beside, others);
        }
    }

    Written written() {
        return new Written(
                kind.name(),
                model,
                title,
                weights,
                data,
                pictures,
                n,
                attack.description().name(),
                attack.arguments().texts(),
                Double.isInfinite(attack.epsilon()) ? -1 : attack.epsilon(),
                attack.goal().target(),
                attack.seed(),
                beside,
                others);
    }

    /** Names the question: the same for all who ask it, whatever they call network and pictures. */
    String key() {
        Written w = written();
        return Fingerprint.of(GSON.toJson(List.of(
                w.kind,
                w.weights,
                w.pictures,
                w.n,
                w.attack,
                new ArrayList<>(w.parameters.entrySet()).toString(),
                w.epsilon,
                w.target,
                w.seed,
                w.beside,
                w.others)));
    }

    /** The norm of the budget by its name, "" where there is none. */
    public String norm() {
        Norm norm = attack.norm();
        return norm == null ? "" : norm.id();
    }

    /**
     * Another question about the same network and pictures.
     *
     * @param asked what is asked
     * @param first of the first so many pictures
     * @param spec about which attack
     * @param budgets the budgets that the answer depends on
     * @param onto the networks that it depends on
     */
    private Cell with(Kind asked, int first, AttackSpec spec, List<Double> budgets, List<String> onto) {
        return new Cell(asked, model, title, weights, data, pictures, first, spec, budgets, onto);
    }

    /** The same question where pictures may be taken over from other budgets. */
    Cell beside(Collection<Double> budgets) {
        return with(kind, n, attack, budgets.stream().sorted().toList(), others);
    }

    /** The card of the figure that is counted from this cell; it depends on the other budgets too. */
    Cell checks(AttackSpec figure, List<Double> epsilons) {
        return with(Kind.CHECKS, n, figure, epsilons, List.of());
    }

    /** A table about this cell's attack, filled from at most {@code most} pictures. */
    Cell table(Kind asked, int most, List<String> onto) {
        return with(asked, Math.min(most, n), attack, List.of(), onto);
    }
}
