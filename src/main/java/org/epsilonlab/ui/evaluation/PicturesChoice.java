package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.stage.SetTitles;

/** Chooses the pictures of a plan. */
final class PicturesChoice extends VBox {

    private static final int MOST_SEED = 1000;

    private final PlanPictures pictures;
    private final VBox counts = new VBox();

    PicturesChoice(PlanPictures pictures) {
        this.pictures = pictures;
        getStyleClass().add("parameters");
        counts.getStyleClass().add("parameters");
        Segmented<Boolean> which = new Segmented<>(
                        "Which pictures", List.of(false, true), random -> random ? "at random" : "the first")
                .help(random ->
                        random ? "Drawn without replacement, the same for the same seed." : "From the first on.");
        which.valueProperty().bindBidirectional(pictures.randomProperty().asObject());
        which.setId("plan-random");
        SliderField seed = new SliderField("Seed", ValueFormat.whole("seed"), 0, MOST_SEED, 1)
                .steps(1, 10)
                .help("Another seed draws other pictures.");
        seed.valueProperty().bindBidirectional(pictures.seedProperty());
        seed.setOneLine(true);
        seed.visibleProperty().bind(pictures.randomProperty());
        seed.managedProperty().bind(seed.visibleProperty());
        getChildren().add(ParameterFields.heading("Pictures"));
        getChildren().addAll(sets(), counts, which, seed);
        pictures.setProperty().subscribe(this::offer);
    }

    private ComboBox<LabelledImages> sets() {
        ComboBox<LabelledImages> sets = new ComboBox<>(pictures.sets());
        sets.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> pictures.sets().size() > 1, pictures.sets()));
        sets.managedProperty().bind(sets.visibleProperty());
        sets.setConverter(new Titled<>(set -> SetTitles.of(set.name())));
        sets.setMaxWidth(Double.MAX_VALUE);
        sets.setId("plan-data");
        sets.setAccessibleText("Pictures");
        sets.valueProperty().bindBidirectional(pictures.setProperty());
        Tips.install(sets, "Pictures\nOnly networks that take these are offered above.");
        return sets;
    }

    private void offer(LabelledImages set) {
        int all = set.size();
        List<Integer> offered =
                Stream.of(200, 500, 1000, all).filter(n -> n <= all).distinct().toList();
        Segmented<Integer> count = new Segmented<>(
                "How many pictures", offered, n -> n == all ? "all " + FigureWords.count(all) : FigureWords.count(n));
        count.help(n -> n == all
                ? "The whole set, " + SetTitles.of(set.name()) + "."
                : n + " pictures of " + SetTitles.of(set.name()) + ".");
        int wanted = pictures.countProperty().get();
        count.valueProperty().set(wanted > all ? all : wanted);
        count.valueProperty()
                .addListener((source, old, now) -> pictures.countProperty().set(now));
        pictures.countProperty().subscribe(now -> {
            int fitting = Math.min(all, now.intValue());
            if (Objects.equals(set, pictures.setProperty().get())
                    && count.valueProperty().get() != fitting) {
                count.valueProperty().set(fitting);
            }
        });
        count.setId("plan-count");
        counts.getChildren().setAll(count);
    }
}
