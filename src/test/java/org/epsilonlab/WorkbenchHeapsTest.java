package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.training.TrainingDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures dropped on named heaps in the assembled window, and the data set that becomes of them. */
class WorkbenchHeapsTest extends WindowTest {

    @TempDir
    private Path folder;

    private List<Path> pictures(String name, int count, Color colour) throws Exception {
        ClassFolders.add(folder, name, count, colour);
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    private void drop(String on, List<Path> files) {
        run(() -> {
            Drags.fire(find(on), files, DragEvent.DRAG_OVER);
            Drags.fire(find(on), files, DragEvent.DRAG_DROPPED);
        });
    }

    private String text(String query) {
        return fx(() -> ((Label) find(query)).getText());
    }

    private int onHeap(int heap) {
        return fx(() -> (int) ((FlowPane) find("#heap-pictures-" + heap))
                .getChildren().stream().filter(Button.class::isInstance).count());
    }

    private void awaitPictures(int heap, int count) {
        await(count + " pictures on heap " + heap, () -> onHeap(heap) == count);
    }

    private void fire(String query) {
        Button button = find(query);
        run(button::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TrainingDraft draft() {
        return bench.training().model().draft();
    }

    @Test
    void twoHeapsBecomeADataSetThatIsTrainedOnMeasuredRenamedAndDeleted() throws Exception {
        List<Path> mugs = pictures("mugs", 8, new Color(200, 40, 40));
        List<Path> cups = pictures("cups", 6, new Color(40, 40, 200));
        Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        run(() -> bench.shell().show(bench.training().place()));
        fire("#own-pictures");
        assertThat(text("#heaps-state")).isEqualTo("A class has no name yet; type one, such as “mug”.");
        run(() -> {
            ((TextField) find("#heap-name-0")).setText("mug");
            ((TextField) find("#heap-name-1")).setText("Mug ");
        });
        drop(
                "#heap-pictures-0",
                Stream.concat(mugs.stream(), Stream.of(bad, text)).toList());
        awaitPictures(0, 8);
        assertThat(text("#heaps-notes"))
                .isEqualTo(
                        "Left out:\nnotes.txt is not called like a PNG, JPEG, GIF, BMP or WebP picture; choose another"
                                + " file.\nbad.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file.");
        drop("#heap-1", List.of(folder.resolve("cups")));
        awaitPictures(1, 6);
        assertThat(text("#heaps-notes")).as("of the last drop").isEmpty();
        assertThat(text("#heap-count-1")).isEqualTo("6 pictures");
        assertThat(text("#heaps-state")).isEqualTo("Two classes are called “Mug”; give one another name.");
        run(() -> ((TextField) find("#heap-name-1")).setText("cup"));
        assertThat(text("#heaps-state")).isEmpty();
        drop("#heap-0", mugs.subList(0, 2));
        await("nothing is read", () -> text("#heaps-state").isEmpty());
        assertThat(onHeap(0)).as("each picture lies on a heap once").isEqualTo(8);

        Button first = fx(() ->
                (Button) ((FlowPane) find("#heap-pictures-0")).getChildren().get(0));
        run(first::fire);
        awaitPictures(0, 7);
        run(() -> ((FlowPane) find("#heap-pictures-0")).getChildren().get(0).requestFocus());
        keys(KeyCode.DELETE);
        awaitPictures(0, 6);
        keys(KeyCode.SHORTCUT, KeyCode.Z);
        awaitPictures(0, 7);
        fire("#heaps-undo");
        awaitPictures(0, 8);
        fire("#heaps-redo");
        awaitPictures(0, 7);

        fire("#heaps-more");
        assertThat(text("#heaps-state")).startsWith("A class has no name yet");
        fire("#heap-remove-2");
        assertThat(text("#heaps-state")).isEmpty();
        run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(new WritableImage(30, 20));
            Clipboard.getSystemClipboard().setContent(content);
        });
        fire("#heap-paste-1");
        awaitPictures(1, 7);

        fire("#heaps-close");
        assertThat(findAll("#heaps-sheet").stream().anyMatch(node -> node.isVisible() && isInWindow(node)))
                .isFalse();
        fire("#own-pictures");
        awaitPictures(1, 7);

        fire("#heaps-next");
        await("the pictures", () -> !((Button) find("#classes-keep")).isDisabled());
        assertThat(text("#classes-summary")).isEqualTo("2 classes; 12 pictures to train on, 2 to test on.");
        assertThat(fx(() -> ((TextField) find("#classes-title")).getText())).isEqualTo("cup, mug");
        run(() -> ((TextField) find("#classes-title")).setText("Table"));
        fire("#classes-keep");
        assertThat(told("“Table” is chosen to train on: 12 pictures of 2 classes, and 2 to test on."))
                .isNotNull();

        trainAFewSteps();
        deleteAndBringBack();
    }

    private boolean isInWindow(javafx.scene.Node node) {
        return fx(() -> node.getScene() != null
                && bench.shell().getChildren().stream()
                        .anyMatch(child -> "sheets".equals(child.getId()) && child.isVisible()));
    }

    private void trainAFewSteps() {
        run(() -> {
            draft().architectureProperty().set("linear");
            draft().settings().take(Map.of("epochs", "1", "batch-size", "8"));
            bench.training().model().start();
        });
        await(
                "a network",
                () -> model.models().models().stream()
                        .map(ModelCatalog.Entry::card)
                        .anyMatch(card -> card.classes().equals(List.of("cup", "mug"))
                                && !card.accuracy().isEmpty()));
        run(() -> bench.shell().show(bench.evaluation().place()));
        ComboBox<LabelledImages> sets = find("#plan-data");
        await(
                "its colour pictures among those to measure on",
                () -> sets.getItems().stream().anyMatch(each -> each.name().equals("table:test")));
        run(() -> bench.shell().show(bench.training().place()));
    }

    private void deleteAndBringBack() {
        ComboBox<TrainingData> data = find("#data");
        await(
                "no training is under way",
                () -> !bench.training().model().live().statusProperty().get().isBusy());
        assertThat(fx(() -> data.getValue().title())).isEqualTo("Table");
        run(data::requestFocus);
        keys(KeyCode.DELETE);
        assertThat(told("Deleted “Table”; networks that learnt from it stay.")).isNotNull();
        await("other data", () -> data.getValue().name().equals("fashion-mnist"));
        await("the disk", () -> Files.exists(user.resolve("data/.deleted/table/pictures.json")));
        assertThat(Files.exists(user.resolve("data/table"))).isFalse();
        keys(KeyCode.SHORTCUT, KeyCode.Z);
        await(
                "the pictures",
                () -> data.getValue() != null && data.getValue().name().equals("table"));
        await("the disk", () -> Files.exists(user.resolve("data/table/pictures.json")));
        await("a draft that makes sense", () -> draft().configProperty().get() != null);
    }
}
