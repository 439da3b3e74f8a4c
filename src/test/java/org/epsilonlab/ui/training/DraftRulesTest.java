package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.KnownRisk;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.ui.common.NumberKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the draft without any view. */
class DraftRulesTest {

    @TempDir
    private Path folder;

    private TrainingDraft draft() {
        return new TrainingDraft(ArchitectureCatalog.scan(folder), DataShelf.bundled(Path.of("assets")));
    }

    @Test
    void aDraftThatTookAPresetIsThatPresetWhateverItsSeed() {
        for (Preset preset : Preset.all()) {
            TrainingDraft draft = draft();
            draft.take(preset.config().withSeed(9));
            TrainingConfig config = draft.configProperty().get();
            assertThat(config).isEqualTo(preset.config().withSeed(9));
            assertThat(Preset.of(config)).contains(preset);
            draft.settings().number("epochs").set(99);
            assertThat(Preset.of(draft.configProperty().get())).isEmpty();
        }
    }

    @Test
    void onlyTheRecipeThatIsToCollapseIsWarnedOf() {
        assertThat(Preset.all().stream()
                        .filter(preset -> KnownRisk.of(preset.config()).isPresent())
                        .map(Preset::title))
                .singleElement()
                .asString()
                .contains("watch it collapse");
    }

    @Test
    void eachNormKeepsItsOwnEpsilonAndResetBringsAllBack() {
        TrainingDraft draft = draft();
        TrainingConfig usual = draft.configProperty().get();
        draft.epsilonProperty().set(0.2);
        draft.regimeValues().text("norm").set("l2");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(1.5);
        draft.epsilonProperty().set(2);
        draft.regimeValues().text("norm").set("linf");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(0.2);
        draft.regimeValues().text("norm").set("l2");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(2);
        draft.reset();
        assertThat(draft.configProperty().get()).isEqualTo(usual);
    }

    @Test
    void theUsualBudgetGoesAlongWithTheDataAndAChosenOneStays() {
        TrainingDraft draft = draft();
        draft.data().nameProperty().set("mnist");
        assertThat(draft.configProperty().get().data()).isEqualTo("mnist");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(0.3);
        draft.data().nameProperty().set("fashion-mnist");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(0.1);
        draft.epsilonProperty().set(0.2);
        draft.data().nameProperty().set("mnist");
        assertThat(draft.configProperty().get().epsilon()).isEqualTo(0.2);
        TrainingDraft other = draft();
        other.take(draft.configProperty().get());
        assertThat(other.configProperty().get())
                .isEqualTo(draft.configProperty().get());
    }

    @Test
    void picturesThatAreGoneAreNamed() {
        TrainingDraft draft = draft();
        draft.data().nameProperty().set("my-cats");
        assertThat(draft.configProperty().get()).isNull();
        assertThat(draft.problemProperty().get())
                .isEqualTo("The pictures “my-cats” are gone; choose others under Data.");
    }

    @Test
    void aTakenConfigurationKeepsItsOwnEpsilonInAnyNorm() {
        TrainingDraft other = draft();
        other.regimeValues().text("norm").set("l2");
        other.epsilonProperty().set(3);
        TrainingDraft draft = draft();
        draft.take(other.configProperty().get());
        assertThat(draft.configProperty().get())
                .isEqualTo(other.configProperty().get());
    }

    @Test
    void theCommandLineOfARunNamesItsArchitectureAsItMustBeTyped() throws Exception {
        TrainingDraft draft = new TrainingDraft(
                ArchitectureCatalog.scan(folder).save("my net", List.of(LayerSpec.flatten()), null),
                DataShelf.bundled(Path.of("assets")));
        draft.architectureProperty().set("my net");
        assertThat(RunTitles.command(draft.configProperty().get())).contains(" --architecture 'my net' --regime ");
        draft.architectureProperty().set("linear");
        assertThat(RunTitles.command(draft.configProperty().get())).contains(" --architecture linear --regime ");
    }

    @Test
    void timesHaveNoMoreDigitsThanAGuess() {
        assertThat(DraftCost.about(2)).isEqualTo("10 s");
        assertThat(DraftCost.about(47)).isEqualTo("50 s");
        assertThat(DraftCost.about(170)).isEqualTo("3 min");
        assertThat(DraftCost.about(3600)).isEqualTo("1 h");
        assertThat(DraftCost.about(4100)).isEqualTo("1 h 10 min");
    }

    @Test
    void arrowsGoToNumbersWorthATry() {
        assertThat(next("batch-size", 128, 1)).isEqualTo(130);
        assertThat(next("epochs", 10, 1)).isEqualTo(11);
        assertThat(next("epochs", 1, -1)).isEqualTo(1);
        assertThat(next("learning-rate", 0.005, 1)).isEqualTo(0.01);
        assertThat(next("learning-rate", 0.005, -1)).isEqualTo(0.002);
        assertThat(next("ema", 0, 1)).isEqualTo(0.9);
        assertThat(next("ema", 0.99, 1)).isEqualTo(0.999);
        assertThat(next("momentum", 0.9, -1)).isEqualTo(0);
        assertThat(next("weight-decay", 0, 1)).isEqualTo(1e-4);
        assertThat(next("weight-decay", 1e-4, -1)).isEqualTo(0);
        assertThat(next("label-smoothing", 0.1, 1)).isEqualTo(0.15);
    }

    @Test
    void whatIsNoNumberIsRefusedInOneSentence() {
        assertThatThrownBy(() -> kind("epochs").parse("0"))
                .hasMessage("“0” is no value here; type a whole number from 1 to 10000.");
        assertThat(kind("learning-rate").parse("0,01")).isEqualTo(0.01);
        assertThat(kind("learning-rate").text(1e-7)).isEqualTo("0.0000001");
    }

    private static double next(String name, double now, int direction) {
        return kind(name).next(now, direction).doubleValue();
    }

    private static NumberKind kind(String name) {
        Parameter parameter = TrainingSettings.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return NumberKind.of(parameter);
    }
}
