package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.attack.StageRequest;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.common.Segmented;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** The attack suite in the window: found in the list, carried out, stopped, compared, and made for many pictures at once. */
class WorkbenchSuiteTest extends WindowTest {

    @BeforeEach
    void size() {
        run(() -> {
            stage.setWidth(1440);
            stage.setHeight(900);
            model.models().comparedProperty().set(null);
        });
        settled();
    }

    /** One of each family; dear ones get few steps. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "r-fgsm",
                "mi-fgsm",
                "apgd-ce",
                "deepfool",
                "fmn",
                "square",
                "hopskipjump",
                "noise",
                "universal",
                "patch",
                "panel-fast"
            })
    void eachFamilyAttacksThePictureOnStage(String name) {
        run(() -> {
            if (name.equals("square") || name.equals("hopskipjump")) {
                model.controls().arguments(name).number("queries").set(200);
            }
            model.controls().attackProperty().set(name);
        });
        StageResult result = settled();
        StageRow.Attacked row = result.attacked(0).orElseThrow();
        AttackSpec spec = result.request().spec();
        assertThat(spec.description().name()).isEqualTo(name);
        assertThat(row.perturbation().l0()).isPositive();
        if (spec.isBounded()) {
            assertThat(row.perturbation().linf()).isLessThanOrEqualTo(spec.epsilon() * 1.00001);
        }
        boolean wantsDistance = List.of("deepfool", "fmn", "hopskipjump").contains(name);
        assertThat(findAll("#distance").isEmpty()).isEqualTo(!wantsDistance);
        if (wantsDistance) {
            assertThat(row.outcome().isSuccess(result.goal())).isTrue();
            assertThat(fx(() -> this.<Label>find("#distance").getText())).startsWith("L2 ");
        }
    }

    @Test
    void anAttackIsFoundByTypingAndChosenWithEnter() {
        keys(KeyCode.L);
        await("the list", () -> !robot.lookup("#attack-search").queryAll().isEmpty());
        await("the keys go to the search", () -> find("#attack-search").isFocused());
        run(() -> ((TextField) find("#attack-search")).setText("deepf"));
        keys(KeyCode.ENTER);
        await("DeepFool", () -> model.controls().attackProperty().get().equals("deepfool"));
        StageResult result = settled();
        assertThat(result.request().spec().description().name()).isEqualTo("deepfool");
        assertThat(fx(() -> this.<Label>find("#chosen-attack").getText())).startsWith("DeepFool");
        // None of the three at hand is chosen any more.
        Segmented<String> atHand = find("#attack");
        assertThat(fx(() -> atHand.button("fgm").isSelected())).isFalse();
        click(atHand.button("fgm"));
        await("one step again", () -> model.controls().attackProperty().get().equals("fgm"));
    }

    @Test
    void aDearAttackIsStoppedInTheMiddleWithWhatItHas() {
        run(() -> {
            model.controls().arguments("cw").number("searches").set(20);
            model.controls().arguments("cw").number("steps").set(10000);
            model.controls().attackProperty().set("cw");
        });
        await(
                "it works",
                () -> model.stage().busyProperty().get()
                        && model.stage().progressProperty().get() > 0.01);
        click(findAll("#working .button").get(0));
        StageResult result = settled();
        StageRow.Attacked row = result.attacked(0).orElseThrow();
        assertThat(row.outcome().isSuccess(result.goal())).isTrue();
        assertThat(row.perturbation().l2()).isPositive();
    }

    @Test
    void aTargetedRunReachesItsClass() {
        run(() -> {
            model.controls().targetProperty().set(StageRequest.LIKELIEST);
            model.controls().attackProperty().set("fab-t");
        });
        StageResult result = settled();
        assertThat(result.goal().isTargeted()).isTrue();
        assertThat(result.attacked(0).orElseThrow().outcome().after().label())
                .isEqualTo(result.goal().target());
    }

    @Test
    void thePictureIsAttackedOnEveryNetworkSideBySide() {
        keys(KeyCode.T);
        await("the sheet", () -> !robot.lookup("#every-table").queryAll().isEmpty());
        TableView<?> table = find("#every-table");
        press("Networks");
        press("Start");
        await("three networks", () -> table.getItems().size() == 3);
        keys(KeyCode.ESCAPE);
    }

    @Test
    void aPatchIsMadeMovedByTheMouseAndPrinted() throws Exception {
        keys(KeyCode.U);
        await("the workbench", () -> !robot.lookup("#shared-state").queryAll().isEmpty());
        press("Adversarial patch");
        press("Make it");
        Label state = find("#shared-state");
        await("it is made", () -> state.getText().startsWith("Adversarial patch made. On 200 new pictures"));
        Node large = find("#shared-large");
        Label said = find("#shared-said");
        await("the network says something", () -> said.getText().contains("It is:"));
        var before = fx(() -> large.snapshot(null, null));
        point(large, 0.3, 0.3);
        robot.press(MouseButton.PRIMARY);
        point(large, 0.7, 0.6);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        var after = fx(() -> large.snapshot(null, null));
        assertThat(pixel(after, 0.7, 0.6)).isNotEqualTo(0);
        assertThat(different(before, after)).isPositive();
        Path shots = Files.createDirectories(Path.of("target", "looks"));
        ImageIO.write(
                SwingFXUtils.fromFXImage(fx(() -> stage.getScene().snapshot(null)), null),
                "png",
                shots.resolve("patch.png").toFile());
        keys(KeyCode.ESCAPE);
    }

    private static int pixel(WritableImage image, double x, double y) {
        return image.getPixelReader().getArgb((int) (x * image.getWidth()), (int) (y * image.getHeight()));
    }

    private static int different(WritableImage a, WritableImage b) {
        int different = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                different +=
                        a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    @Test
    void aNetworkThatOnlySeemsRobustIsWarnedOfAndAHealthyOneIsNot() throws Exception {
        for (String bundled : List.of("fashion-mnist-standard", "fashion-mnist-robust", "fashion-mnist-collapsed")) {
            run(() -> model.models().modelProperty().set(network(bundled)));
            settled();
            afterTheEngine();
            assertThat(fx(() -> find(".row-warning").isVisible())).as(bundled).isFalse();
        }
        Path folder = Files.createDirectories(user.resolve("deceitful"));
        Path references = Path.of("src", "test", "resources", "reference");
        Files.copy(references.resolve("suite/probabilities.pt"), folder.resolve("model.pt"));
        Files.copy(references.resolve("models/tiny-script/model.json"), folder.resolve("model.json"));
        ModelCatalog.Entry deceitful =
                ModelCatalog.scan(List.of(user)).entries().get(0);
        run(() -> {
            model.models().add(deceitful);
            model.models().modelProperty().set(deceitful);
        });
        settled();
        Label warning = find(".row-warning");
        await("the warning", warning::isVisible);
        assertThat(fx(warning::getText)).contains("probabilities");
        assertThat(warning.getGraphic()).isNotNull();
        run(() -> model.models().modelProperty().set(network("fashion-mnist-standard")));
        settled();
        assertThat(fx(warning::isVisible)).isFalse();
        run(() -> model.models().remove(deceitful));
    }

    @Test
    void theChartSaysWhyAnAttackWithoutABudgetHasNoCurve() {
        Label reason = find("#no-curve");
        assertThat(fx(reason::isVisible)).isFalse();
        for (String name : List.of("deepfool", "patch")) {
            run(() -> model.controls().attackProperty().set(name));
            settled();
            assertThat(fx(reason::isVisible)).as(name).isTrue();
            assertThat(fx(reason::getText)).startsWith("No curve: ").contains("choose an attack with a budget");
            // In the place of the curves, neither beside it nor on one endless line.
            assertThat(fx(reason::getWidth)).isEqualTo(fx(() -> ((Region) reason.getParent()).getWidth()));
        }
        run(() -> model.controls().attackProperty().set("fgm"));
        settled();
        assertThat(fx(reason::isVisible)).isFalse();
    }

    /** Waits until what was asked of the engine so far has been heard of. */
    private void afterTheEngine() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        bench.engineThread().execute(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses what bears that caption. */
    private void press(String caption) {
        Node button = robot.from(fx(() -> stage.getScene().getRoot()))
                .lookup((Node node) -> node instanceof Labeled labeled
                        && caption.equals(labeled.getText())
                        && (node instanceof Button || node instanceof ToggleButton))
                .query();
        click(button);
    }
}
