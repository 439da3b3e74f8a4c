package org.epsilonlab.ui.models;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.TrainingRecord;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.jspecify.annotations.Nullable;

/** What is told of a network, line by line: the same beside its card and in a comparison. */
final class ModelWords {

    /** A line: its name, and what it says of a network. */
    record Fact(String name, Function<ModelItem, String> words) {}

    static final List<Fact> FACTS = List.of(
            new Fact("Origin", item -> item.origin().words()),
            new Fact("Architecture", item -> architecture(item.card())),
            new Fact("Weights", item -> weights(item.card())),
            new Fact("Takes", item -> takes(item.card().inputShape())),
            new Fact("Knows", item -> knows(item.card().classes())),
            new Fact("Normalises", item -> normalises(item.card().normalization())),
            new Fact("Trained", item -> trained(item.card().training())),
            new Fact("Clean accuracy", item -> clean(item.card())),
            new Fact("Robust accuracy", item -> robust(item.card())),
            new Fact("Measured on", item -> measuredOn(item.card())),
            new Fact("Size", item -> size(item.bytes())),
            new Fact("Date", ModelWords::date),
            new Fact("Source", item -> item.card().source()),
            new Fact("Licence", item -> item.card().licence()),
            new Fact("Command line", item -> "--model " + item.card().name()),
            new Fact("Folder", item -> item.folder().toString()));

    private static final String UNKNOWN = "not known";
    private static final int NAMED = 10;

    private ModelWords() {}

    /** All of it, to be searched. */
    static String everything(ModelItem item) {
        return item.card().title()
                + FACTS.stream().map(fact -> " " + fact.words().apply(item)).collect(Collectors.joining());
    }

    /** Such as "conv 16 → conv 32 → linear 100 → linear 10". */
    static String architecture(ModelCard card) {
        if (card.onnx() != null) {
            return "an ONNX file, which gives no gradients";
        }
        if (card.weights() == null) {
            return "a TorchScript file";
        }
        List<String> parts = new ArrayList<>();
        for (LayerSpec layer : card.layers()) {
            String part = part(layer);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" → ", parts);
    }

    private static String part(LayerSpec layer) {
        String type = String.valueOf(layer.type());
        return switch (type) {
            case "conv" -> "conv " + layer.filters();
            case "features" ->
                "a frozen TorchScript file (" + String.format(Locale.ENGLISH, "%,d", layer.units()) + " answers)";
            case "linear" -> "linear " + layer.units();
            case "residual" ->
                "residual ("
                        + (layer.layers() == null
                                ? ""
                                : layer.layers().stream()
                                        .map(ModelWords::part)
                                        .filter(part -> !part.isEmpty())
                                        .collect(Collectors.joining(", ")))
                        + ")";
            case "maxpool", "avgpool" -> type;
            default -> "";
        };
    }

    static String weights(ModelCard card) {
        return card.weights() == null
                ? UNKNOWN
                : String.format(
                        Locale.ENGLISH,
                        "%,d",
                        LayerTable.of(
                                        card.layers(),
                                        card.inputShape(),
                                        card.classes().size())
                                .weights());
    }

    static String takes(InputShape shape) {
        String kind = shape.channels() == 1
                ? "grey"
                : shape.channels() == 3 ? "colour" : String.format(Locale.ROOT, "%d channels", shape.channels());
        return shape.height() + "×" + shape.width() + " " + kind;
    }

    static String knows(List<String> classes) {
        String names = classes.stream().limit(NAMED).collect(Collectors.joining(", "));
        return String.format(Locale.ENGLISH, "%,d classes: ", classes.size())
                + names
                + (classes.size() > NAMED ? ", …" : "");
    }

    private static String normalises(Normalization normalization) {
        boolean isNothing = normalization.mean().stream().allMatch(value -> value == 0)
                && normalization.std().stream().allMatch(value -> value == 1);
        return isNothing
                ? "nothing"
                : "mean " + list(normalization.mean()) + ", deviation " + list(normalization.std());
    }

    private static String list(List<Float> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(" / "));
    }

    private static String trained(@Nullable TrainingRecord how) {
        if (how == null) {
            return UNKNOWN;
        }
        String attack = how.attack().equals("none")
                ? ""
                : ", " + how.attack() + " at ε = " + EpsilonFormat.brief(how.epsilon());
        String collapsed = how.collapsedAt() == null ? "" : ", collapsed at epoch " + how.collapsedAt();
        return how.regime() + attack + " on " + how.data() + ", " + how.epochs() + " epochs, seed " + how.seed()
                + collapsed;
    }

    static String clean(ModelCard card) {
        return card.accuracy().isEmpty()
                ? "not measured"
                : String.format(
                        Locale.ENGLISH,
                        "%.1f %% (n = %,d)",
                        100 * card.accuracy().get(0).clean(),
                        card.accuracy().get(0).n());
    }

    /** One line for each attack that it was measured under. */
    private static String robust(ModelCard card) {
        return card.accuracy().isEmpty()
                ? "not measured"
                : card.accuracy().stream()
                        .map(record -> String.format(
                                Locale.ENGLISH,
                                "%.1f %% under %s (n = %,d, 95\u00a0%%: %.1f to %.1f\u00a0%%)",
                                100 * record.robust(),
                                attack(record),
                                record.n(),
                                100 * record.interval().get(0),
                                100 * record.interval().get(1)))
                        .collect(Collectors.joining("\n"));
    }

    /** Such as "PGD-40, ε = 0.1". */
    static String attack(AccuracyRecord record) {
        String steps = record.steps() > 1 ? "-" + record.steps() : "";
        String norm = record.norm().equals("linf") ? "" : " " + record.norm().toUpperCase(Locale.ROOT);
        return record.attack().toUpperCase(Locale.ROOT) + steps + norm + ", ε = "
                + EpsilonFormat.brief(record.epsilon());
    }

    private static String measuredOn(ModelCard card) {
        return card.accuracy().isEmpty()
                ? "–"
                : card.accuracy().stream().map(AccuracyRecord::data).distinct().collect(Collectors.joining(", "));
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ENGLISH, "%,.0f kB", Math.ceil(bytes / 1e3))
                : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }

    static String date(ModelItem item) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.UK)
                .withZone(ZoneId.systemDefault())
                .format(item.changed());
    }
}
