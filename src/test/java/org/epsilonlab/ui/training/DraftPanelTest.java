package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.SmallFashionMnist;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.NumberField;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.training.architecture.ArchitectureSheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Presses the controls of the panel in which a training is configured. */
@ExtendWith(ApplicationExtension.class)
class DraftPanelTest {

    @TempDir
    private Path folder;

    private final ExecutorService files = Executors.newCachedThreadPool();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Command> offered = new ArrayList<>();
    private final List<Node> sheets = new ArrayList<>();
    private TrainModel model;
    private TrainingDraft draft;
    private RunStore store;

    @Start
    private void start(Stage stage) throws IOException {
        Path assets = SmallFashionMnist.write(folder.resolve("assets"), 200, 40);
        store = new RunStore(Files.createDirectory(folder.resolve("runs")));
        draft = new TrainingDraft(ArchitectureCatalog.scan(folder.resolve("architectures")), DataShelf.bundled(assets));
        model = new TrainModel(
                draft,
                store,
                DataShelf.bundled(assets),
                FashionMnist.test(assets),
                files,
                files,
                new RefusedNotices(refused, offered));
        Appearance appearance = new Appearance(Path.of("assets/fonts"));
        DraftPanel panel = new DraftPanel(
                model,
                appearance,
                new Around(),
                new Command("Own pictures…", "", "Asks for a folder.", () -> refused.add("a folder")),
                new Command("Download…", "", "Shows downloads.", () -> refused.add("downloads")));
        Scene scene = new Scene(panel, 320, 700);
        appearance.dress(scene);
        new Keys().add("Train", panel.commands().toArray(Command[]::new)).install(scene);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        files.shutdownNow();
    }

    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private TrainingConfig config() {
        TrainingConfig config = draft.configProperty().get();
        assertThat(config).isNotNull();
        return config;
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<RegimeDescription> regime(FxRobot robot) {
        return robot.lookup("#regime").queryAs(ComboBox.class);
    }

    @Test
    void everyRegimeShowsItsParameters(FxRobot robot) {
        for (RegimeDescription each : RegimeCatalog.all()) {
            robot.interact(() -> regime(robot).setValue(each));
            assertThat(config().regime()).isEqualTo(each);
            assertThat(text(robot, "#regime-summary")).contains(each.summary(), each.paper());
            assertThat(text(robot, "#step")).isEqualTo(each.step());
            for (Parameter parameter : each.parameters()) {
                if (!parameter.advanced()) {
                    assertThat(robot.lookup("#" + each.name() + "-" + parameter.name())
                                    .tryQuery())
                            .as("%s of %s", parameter, each)
                            .isPresent();
                }
            }
            assertThat(robot.lookup("#draft-attack").tryQuery().isPresent()).isEqualTo(each.takesAttack());
        }
    }

    @Test
    void anAttackShowsItsOwnAndThePlainOneIsWarnedOf(FxRobot robot) {
        robot.interact(() -> regime(robot).setValue(RegimeCatalog.find("mixed")));
        assertThat(text(robot, "#risk")).contains("known to collapse");
        assertThat(robot.lookup("#risk").query().getParent().isVisible()).isTrue();
        Segmented<?> attack = robot.lookup("#draft-attack").queryAs(Segmented.class);
        robot.interact(() -> attack.lookupAll(".toggle-button").stream()
                .filter(node -> node instanceof Labeled label && label.getText().equals("Iterated"))
                .forEach(node -> ((javafx.scene.control.ToggleButton) node).fire()));
        assertThat(config().attackName()).isEqualTo("pgd-10");
        assertThat(robot.lookup("#pgd-steps").tryQuery()).isPresent();
        assertThat(robot.lookup("#risk").query().getParent().isVisible()).isFalse();
    }

    @Test
    void theFoldHoldsTheRestAndDisabledControlsSayWhy(FxRobot robot) {
        TitledPane more = robot.lookup("#draft-more").queryAs(TitledPane.class);
        assertThat(more.isExpanded()).isFalse();
        robot.interact(() -> more.setExpanded(true));
        NumberField momentum = robot.lookup("#settings-momentum").queryAs(NumberField.class);
        assertThat(momentum.field().isDisabled()).isTrue();
        assertThat(momentum.whyNotProperty().get()).contains("SGD");
        robot.interact(() -> draft.settings().text("optimizer").set("sgd"));
        assertThat(momentum.field().isDisabled()).isFalse();
        robot.interact(() -> draft.seedProperty().set(7));
        assertThat(more.getText()).isEqualTo("More · seed 7");
    }

    @Test
    void aPresetIsTakenWholeAndTakenBackAtOnce(FxRobot robot) throws Exception {
        robot.interact(() -> draft.seedProperty().set(5));
        WaitForAsyncUtils.waitForFxEvents();
        TrainingConfig before = config();
        MenuButton presets = robot.lookup("#preset").queryAs(MenuButton.class);
        robot.interact(() -> presets.getItems().get(0).fire());
        WaitForAsyncUtils.waitForFxEvents();
        Preset first = Preset.all().get(0);
        assertThat(config()).isEqualTo(first.config().withSeed(5));
        assertThat(presets.getText()).isEqualTo(first.title());
        assertThat(text(robot, "#preset-lesson")).isEqualTo(first.lesson());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        waitUntil(() -> config().equals(before));
        assertThat(robot.lookup("#preset-lesson").query().isVisible()).isFalse();
    }

    @Test
    void anotherNormBringsItsOwnEpsilon(FxRobot robot) {
        robot.interact(() -> draft.regimeValues().text("norm").set("l2"));
        assertThat(config().epsilon()).isEqualTo(1.5);
        robot.interact(() -> draft.regimeValues().text("norm").set("linf"));
        assertThat(config().epsilon()).isEqualTo(0.1);
        TextField epsilon = robot.lookup("#epsilon").lookup(".typed-value").queryAs(TextField.class);
        assertThat(epsilon.getText()).isEqualTo("0.100 = 25.5/255");
    }

    @Test
    void whatCannotBeReadKeepsItFromStarting(FxRobot robot) {
        TextField epochs =
                robot.lookup("#settings-epochs").queryAs(NumberField.class).field();
        robot.interact(() -> epochs.setText("ten"));
        assertThat(robot.lookup("#start").queryButton().isDisabled()).isTrue();
        robot.interact(() -> epochs.setText("7"));
        assertThat(robot.lookup("#start").queryButton().isDisabled()).isFalse();
        assertThat(config().epochs()).isEqualTo(7);
    }

    @Test
    void startMakesARunOfExactlyThis(FxRobot robot) throws Exception {
        waitUntil(() -> text(robot, "#cost").startsWith("About"));
        robot.interact(() -> {
            draft.architectureProperty().set("linear");
            regime(robot).setValue(RegimeCatalog.find("free"));
            draft.settings().number("epochs").set(1);
            TextField epsilon = robot.lookup("#epsilon").lookup(".typed-value").queryAs(TextField.class);
            epsilon.requestFocus();
            epsilon.setText("8/255");
        });
        robot.type(KeyCode.F5);
        waitUntil(() -> !model.runs().isEmpty());
        assertThat(config().epsilon()).isEqualTo(8 / 255.0);
        assertThat(store.list(new ArrayList<>()).get(0).record().config()).isEqualTo(config());
        assertThat(refused).isEmpty();
        waitUntil(() -> model.runs().get(0).record().state().isKept());
    }

    @Test
    void editingACopyOpensTheSheet(FxRobot robot) {
        robot.interact(() -> robot.lookup("#edit-architecture").queryButton().fire());
        assertThat(sheets).hasSize(1).first().isInstanceOf(ArchitectureSheet.class);
    }

    private Path keep(FxRobot robot, String name) {
        robot.interact(() -> {
            try {
                draft.architecturesProperty()
                        .set(draft.architecturesProperty().get().save(name, List.of(LayerSpec.flatten()), null));
            } catch (ArchitectureException e) {
                throw new IllegalStateException(e);
            }
            draft.architectureProperty().set(name);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Path file = folder.resolve("architectures").resolve(name + ".json");
        assertThat(file).exists();
        return file;
    }

    @Test
    void aNetworkOfOnesOwnIsDeletedAndBroughtBackByTheNotice(FxRobot robot) throws Exception {
        Path mine = keep(robot, "mine");
        TrainingConfig before = config();
        robot.interact(() -> robot.lookup("#delete-architecture").queryButton().fire());
        assertThat(mine).doesNotExist();
        assertThat(config().architecture()).isEqualTo("small-cnn");
        assertThat(robot.lookup("#architecture").queryComboBox().getItems())
                .noneMatch(each -> each.toString().startsWith("mine"));
        assertThat(offered).singleElement().extracting(Command::name).isEqualTo("Undo");
        robot.interact(() -> offered.get(0).run());
        assertThat(mine).exists();
        assertThat(config()).isEqualTo(before);
        assertThat(refused).isEmpty();
    }

    @Test
    void theDeleteKeyDeletesItAndUndoBringsItBack(FxRobot robot) throws Exception {
        Path mine = keep(robot, "mine");
        robot.interact(() -> robot.lookup("#architecture").query().requestFocus());
        robot.type(KeyCode.DELETE);
        waitUntil(() -> !Files.exists(mine));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        waitUntil(() -> Files.exists(mine));
        assertThat(config().architecture()).isEqualTo("mine");
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        waitUntil(() -> !Files.exists(mine));
        assertThat(config().architecture()).isEqualTo("small-cnn");
        // The notice that offers to undo may still stand, and its name may be taken by now.
        keep(robot, "mine");
        robot.interact(() -> offered.get(0).run());
        assertThat(refused).singleElement().asString().contains("already an architecture “mine”");
    }

    @Test
    void aBundledNetworkCannotBeDeletedAndTheButtonSaysWhy(FxRobot robot) {
        assertThat(robot.lookup("#delete-architecture").queryButton().isDisabled())
                .isTrue();
        assertThat(robot.lookup("#delete-architecture").queryButton().getAccessibleHelp())
                .contains("“small-cnn” came with the program");
        robot.interact(() -> robot.lookup("#architecture").query().requestFocus());
        robot.type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(draft.architecturesProperty().get().entries())
                .extracting(each -> each.name())
                .contains("small-cnn");
        assertThat(offered).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void whereTheDiskRefusesTheNetworkStaysChosen(FxRobot robot) throws Exception {
        Path mine = keep(robot, "mine");
        // A folder with something in it is what no file system deletes, whoever asks.
        Files.delete(mine);
        Files.createDirectories(mine.resolve("in the way"));
        robot.interact(() -> robot.lookup("#delete-architecture").queryButton().fire());
        assertThat(refused).singleElement().asString().contains("cannot be deleted");
        assertThat(config().architecture()).isEqualTo("mine");
        assertThat(offered).isEmpty();
    }

    /** The window around the panel. */
    private final class Around implements Frame {
        @Override
        public void showSheet(Node sheet) {
            sheets.add(sheet);
        }

        @Override
        public void hideSheet() {}

        @Override
        public void tell(String sentence) {}

        @Override
        public void refuse(String sentence) {
            refused.add(sentence);
        }

        @Override
        public @Nullable Window window() {
            return null;
        }
    }
}
