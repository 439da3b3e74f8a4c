package org.epsilonlab.ui.attack;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.UndoStack;

/** What can be done in the Attack place beside moving its controls. */
final class AttackCommands {

    private final AttackControls controls;
    private final Command undo;
    private final Command redo;
    private final Command smallest;
    private final Command noise;
    private final Command flip;
    private final Command stop;

    /** @param findSmallest searches the smallest budget */
    AttackCommands(AttackModel model, UndoStack undoStack, Runnable findSmallest) {
        controls = model.controls();
        undo = new Command("Undo", "Shortcut+Z", "Takes back the last change of a control.", undoStack::undo)
                .enableWhen(undoStack.canUndoProperty(), "There is nothing to take back.");
        redo = new Command("Redo", "Shortcut+Shift+Z|Shortcut+Y", "Does again what was taken back.", undoStack::redo)
                .enableWhen(undoStack.canRedoProperty(), "There is nothing to do again.");
        ObservableValue<Boolean> onStage =
                model.stage().resultProperty().isNotNull().asObject();
        String empty = "There is no picture on stage yet; choose a model and a picture.";
        smallest = new Command(
                        "Find the smallest ε that flips it",
                        "S",
                        "Searches the smallest ε with which this attack reaches its goal on the first network: an"
                                + " upper bound, since another attack may need less.",
                        findSmallest)
                .disableBecause(Bindings.createStringBinding(
                        () -> model.stage().resultProperty().get() == null ? empty : whyNoSearch(),
                        model.stage().resultProperty(),
                        controls.specProperty()));
        stop = new Command(
                        "Stop with what it has",
                        "Q",
                        "Ends the attack under way; the best it has found so far is what is shown.",
                        model.stage()::stopEarly)
                .enableWhen(model.stage().busyProperty().asObject(), "No attack is under way.");
        noise = new Command(
                        "Same-size random noise",
                        "M",
                        "Shows random noise of the same norm and size in place of the attack; once more goes back.",
                        () -> controls.noiseProperty()
                                .set(!controls.noiseProperty().get()))
                .disableBecause(Bindings.createStringBinding(this::whyNoNoise, controls.specProperty()));
        flip = new Command(
                        "Original in place",
                        "A|B",
                        "Shows the original where the adversarial picture stands; once more goes back.",
                        () -> model.originalInPlaceProperty()
                                .set(!model.originalInPlaceProperty().get()))
                .enableWhen(onStage, empty);
    }

    private String whyNoNoise() {
        AttackSpec now = controls.specProperty().get();
        if (!now.isBounded()) {
            return "This attack has no budget for noise of the same size; choose one within a budget.";
        }
        return controls.rangeProperty().get() == EpsilonRange.CONSTANT
                ? "Without a norm there is no noise of the same size; scale the gradient to a norm."
                : "";
    }

    private String whyNoSearch() {
        AttackSpec now = controls.specProperty().get();
        if (!now.isBounded()) {
            return "This attack looks for no budget; choose one within a budget.";
        }
        if (now.description().is(AttackDescription.Trait.TOGETHER)) {
            return "This attack makes one change for all pictures; choose one that changes each for itself.";
        }
        if (!now.isQuick() && !now.description().needsGradients()) {
            return "This attack is too dear to be tried at a hundred budgets; “epsilon-lab attack --smallest” takes its"
                    + " time.";
        }
        return now.isQuick()
                ? ""
                : "This attack is too dear to be tried at a hundred budgets; DeepFool is quick, and “epsilon-lab attack"
                        + " --smallest” takes its time.";
    }

    Command undo() {
        return undo;
    }

    Command redo() {
        return redo;
    }

    Command smallest() {
        return smallest;
    }

    Command noise() {
        return noise;
    }

    Command flip() {
        return flip;
    }

    Command stop() {
        return stop;
    }
}
