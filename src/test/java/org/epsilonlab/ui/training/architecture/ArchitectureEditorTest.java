package org.epsilonlab.ui.training.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerField;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.LayerType;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.ui.training.architecture.LayerDraft.Where;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor of architectures without its views. */
class ArchitectureEditorTest {

    private static final InputShape GREY = new InputShape(1, 28, 28);

    @TempDir
    private Path folder;

    private ArchitectureEditor editor;
    private LayerEditor layers;

    @BeforeEach
    void open() throws Exception {
        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder);
        editor = new ArchitectureEditor(catalog, catalog.find("small-cnn"), GREY, 10);
        layers = editor.layers();
    }

    private List<String> types() {
        return listed().stream().map(LayerSpec::type).toList();
    }

    private List<LayerSpec> listed() {
        return layers.draftProperty().get().layers();
    }

    private long weights() {
        return layers.tableProperty().get().weights();
    }

    private String chosen() {
        return layers.draftProperty().get().chosen();
    }

    @Test
    void itBeginsWithACopyThatCanBeSaved() {
        assertThat(editor.nameProperty().get()).isEqualTo("my small-cnn");
        assertThat(editor.whyNotSaveProperty().get()).isEmpty();
        assertThat(layers.tableProperty().get().rows()).hasSize(8);
        assertThat(weights()).isEqualTo(166_406);
        assertThat(layers.canUndoProperty().get()).isFalse();
        layers.shapeProperty().set(new InputShape(3, 32, 32));
        assertThat(weights()).isEqualTo(214_918);
    }

    @Test
    void countsFollowWhatIsTypedAndAFieldIsOneStepOfUndo() {
        layers.choose("0");
        assertThat(layers.type(LayerField.FILTERS, "3")).isEmpty();
        assertThat(layers.type(LayerField.FILTERS, "32")).isEmpty();
        assertThat(layers.type(LayerField.KERNEL, "2")).isEmpty();
        LayerTable.Row row = layers.tableProperty().get().rows().get(0);
        assertThat(row.outputText()).isEqualTo("32×15×15");
        assertThat(row.weights()).isEqualTo(32 * 4 + 32);

        layers.undo();
        assertThat(listed().get(0).kernel()).isEqualTo(4);
        assertThat(listed().get(0).filters()).isEqualTo(32);
        layers.undo();
        assertThat(listed().get(0).filters()).isEqualTo(16);
        assertThat(layers.canUndoProperty().get()).isFalse();
        layers.redo();
        layers.redo();
        assertThat(listed().get(0).kernel()).isEqualTo(2);
        assertThat(layers.canRedoProperty().get()).isFalse();
    }

    @Test
    void whatIsNoNumberIsSaidAndKeepsItFromBeingSaved() {
        layers.choose("0");
        assertThat(layers.type(LayerField.KERNEL, "four")).contains("“four”").contains("whole number from 1");
        assertThat(editor.whyNotSaveProperty().get()).contains("“four”");
        assertThat(listed().get(0).kernel()).isEqualTo(4);
        layers.choose("1");
        assertThat(editor.whyNotSaveProperty().get()).isEmpty();
    }

    @Test
    void layersAreAddedMovedCopiedAndTakenOut() {
        layers.add(LayerType.DROPOUT, Where.AFTER);
        assertThat(types()).endsWith("relu", "dropout");
        assertThat(chosen()).isEqualTo("7");
        layers.move(true);
        layers.move(true);
        assertThat(types()).endsWith("dropout", "linear", "relu");
        assertThat(chosen()).isEqualTo("5");
        layers.duplicate();
        assertThat(types()).endsWith("dropout", "dropout", "linear", "relu");
        layers.remove();
        layers.remove();
        assertThat(types()).containsExactly("conv", "relu", "conv", "relu", "flatten", "dropout", "relu");
        for (int i = 0; i < 6; i++) {
            layers.undo();
        }
        assertThat(types()).containsExactly("conv", "relu", "conv", "relu", "flatten", "linear", "relu");
        assertThat(layers.canUndoProperty().get()).isFalse();
    }

    @Test
    void atTheEndsAndAtTheLastLayerNothingHappens() {
        layers.choose("0");
        layers.move(true);
        layers.choose("7");
        layers.move(true);
        layers.remove();
        layers.duplicate();
        assertThat(layers.canUndoProperty().get()).isFalse();
        assertThat(layers.tableProperty().get().rows().get(7).words()).isEqualTo("linear, 10 units");
    }

    @Test
    void aResidualIsFilledInsideAndOnItsShortcut() {
        layers.choose("1");
        layers.add(LayerType.RESIDUAL, Where.AFTER);
        assertThat(editor.whyNotSaveProperty().get()).isEmpty();
        assertThat(listed().get(2).layers())
                .hasSize(5)
                .first()
                .isEqualTo(LayerSpec.conv(16, 3, 1, 1).withBias(false));
        layers.add(LayerType.CONV, Where.ON_SHORTCUT);
        assertThat(chosen()).isEqualTo("2.shortcut.0");
        assertThat(editor.whyNotSaveProperty().get()).contains("Layer 2, residual, adds 16×14×14 to 32×14×14");
        assertThat(layers.tableProperty().get().problem().index()).isEqualTo(2);
        layers.type(LayerField.FILTERS, "16");
        assertThat(editor.whyNotSaveProperty().get()).isEmpty();
        layers.choose("2");
        layers.add(LayerType.RELU, Where.INSIDE);
        assertThat(chosen()).isEqualTo("2.layers.5");
        layers.add(LayerType.BATCHNORM, Where.AFTER);
        layers.move(true);
        assertThat(listed().get(2).layers().get(5).type()).isEqualTo("batchnorm");
        layers.choose("2.shortcut.0");
        layers.remove();
        assertThat(listed().get(2).shortcut()).isNull();
        assertThat(chosen()).isEqualTo("2");
    }

    @Test
    void everyLayerCanBeTakenOut() {
        layers.choose("0");
        for (int i = 0; i < 7; i++) {
            layers.remove();
        }
        assertThat(listed()).isEmpty();
        assertThat(chosen()).isEmpty();
        assertThat(editor.whyNotSaveProperty().get()).contains("Layer 0, linear, needs a flatten");
        layers.add(LayerType.FLATTEN, Where.AFTER);
        assertThat(editor.whyNotSaveProperty().get()).isEmpty();
        assertThat(weights()).isEqualTo(7_850);
    }

    @Test
    void textAndListAreOne() {
        layers.choose("2");
        layers.setBias(false);
        assertThat(layers.textProperty().get())
                .isEqualTo(LayerText.format(listed()))
                .contains("\"bias\": false");

        layers.textProperty().set("[{\"type\": \"flatten\"}]");
        assertThat(types()).containsExactly("flatten");
        assertThat(chosen()).isEmpty();
        assertThat(layers.textProperty().get()).isEqualTo("[{\"type\": \"flatten\"}]");
        assertThat(weights()).isEqualTo(7_850);

        layers.undo();
        assertThat(types()).hasSize(7);
        assertThat(layers.textProperty().get()).isEqualTo(LayerText.format(listed()));
    }

    @Test
    void textThatCannotBeReadChangesNothingAndLocksTheList() {
        layers.choose("2");
        layers.textProperty().set("[{\"type\": \"flatten\"");
        assertThat(layers.textProblemProperty().get()).contains("is not JSON");
        assertThat(editor.whyNotSaveProperty().get())
                .isEqualTo(layers.textProblemProperty().get());
        layers.remove();
        assertThat(types()).hasSize(7);
        assertThat(layers.textProperty().get()).isEqualTo("[{\"type\": \"flatten\"");

        layers.undo();
        assertThat(layers.textProblemProperty().get()).isEmpty();
        assertThat(layers.textProperty().get()).isEqualTo(LayerText.format(listed()));
        assertThat(layers.canUndoProperty().get()).isFalse();
        assertThat(chosen()).isEqualTo("2");
    }

    @Test
    void aNameMustBeFree() {
        editor.nameProperty().set("Linear");
        assertThat(editor.nameProblemProperty().get()).contains("a bundled one");
        assertThat(editor.whyNotSaveProperty().get())
                .isEqualTo(editor.nameProblemProperty().get());
        assertThatThrownBy(editor::save).isInstanceOf(ArchitectureException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsSavedCanBeChangedLater() throws Exception {
        editor.nameProperty().set(" tiny ");
        layers.textProperty().set("[{\"type\": \"flatten\"}]");
        Architecture kept = editor.save();
        assertThat(kept.name()).isEqualTo("tiny");
        assertThat(editor.catalog().find("tiny")).isEqualTo(kept);

        ArchitectureEditor again = new ArchitectureEditor(editor.catalog(), kept, GREY, 10);
        assertThat(again.nameProperty().get()).isEqualTo("tiny");
        assertThat(again.whyNotSaveProperty().get()).isEmpty();
        again.nameProperty().set("less");
        again.layers().add(LayerType.DROPOUT, Where.AFTER);
        again.save();
        again.nameProperty().set("least");
        again.save();
        assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
                .containsExactly("least.json");
        assertThat(again.catalog().find("least").layers()).hasSize(2);
    }
}
