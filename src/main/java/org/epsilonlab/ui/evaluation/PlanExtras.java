package org.epsilonlab.ui.evaluation;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.ui.common.Settings;

/** What is asked beside the accuracy, as properties. */
final class PlanExtras {

    private final BooleanProperty checks = new SimpleBooleanProperty(this, "checks", true);
    private final BooleanProperty transfer = new SimpleBooleanProperty(this, "transfer");
    private final BooleanProperty targets = new SimpleBooleanProperty(this, "targets");
    private final BooleanProperty survival = new SimpleBooleanProperty(this, "survival");

    StudyPlan.Extras get() {
        return new StudyPlan.Extras(checks.get(), transfer.get(), targets.get(), survival.get());
    }

    void set(StudyPlan.Extras extras) {
        checks.set(extras.checks());
        transfer.set(extras.transfer());
        targets.set(extras.targets());
        survival.set(extras.survival());
    }

    void onChange(Runnable listener) {
        all().forEach(each -> each.addListener(source -> listener.run()));
    }

    void keep(Settings settings) {
        all().forEach(each -> settings.bindFlag("evaluate." + each.getName(), each));
    }

    private List<BooleanProperty> all() {
        return List.of(checks, transfer, targets, survival);
    }

    BooleanProperty checksProperty() {
        return checks;
    }

    BooleanProperty transferProperty() {
        return transfer;
    }

    BooleanProperty targetsProperty() {
        return targets;
    }

    BooleanProperty survivalProperty() {
        return survival;
    }
}
