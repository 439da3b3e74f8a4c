package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.ValueFormat;

/** The controls of an attack that are rarely needed, and the seed; closed until they are asked for. */
final class MoreFold extends TitledPane {

    /** @param rare the attack's own; may be empty */
    MoreFold(AttackControls controls, ArgumentValues values, List<Node> rare) {
        getStyleClass().add("more");
        setId(values.description().name() + "-more");
        List<Node> all = new ArrayList<>(rare);
        all.add(seed(controls, values));
        VBox content = new VBox(all.toArray(Node[]::new));
        content.getStyleClass().add("parameters");
        setContent(content);
        setAnimated(false);
        expandedProperty().bindBidirectional(controls.moreOpenProperty());
        Runnable entitle = () -> setText(MoreTitle.of(
                values.description(),
                values.arguments(),
                controls.seedProperty().get()));
        values.onChange(entitle);
        controls.seedProperty().subscribe(entitle);
        entitle.run();
        Tips.install(this, textProperty().map(title -> title + "\nWhat is rarely changed; Space or Enter opens it."));
    }

    private static SliderField seed(AttackControls controls, ArgumentValues values) {
        SliderField seed = new SliderField("Seed", ValueFormat.whole("seeds"), 0, 100, 0)
                .steps(1, 10)
                .help("Another seed draws other random numbers; the same seed draws the same.");
        seed.valueProperty().bindBidirectional(controls.seedProperty());
        seed.sparingProperty().bind(controls.sparingProperty());
        seed.setId(values.description().name() + "-seed");
        controls.specProperty()
                .subscribe(spec -> seed.whyNotProperty()
                        .set(
                                isRandom(spec)
                                        ? ""
                                        : "Nothing about this attack is random, so its seed changes nothing."));
        return seed;
    }

    private static boolean isRandom(AttackSpec spec) {
        Map<String, Object> values = spec.arguments().values();
        return spec.description().name().equals("noise")
                || Boolean.TRUE.equals(values.get("random-start"))
                || (values.get("restarts") instanceof Integer restarts && restarts > 1);
    }
}
