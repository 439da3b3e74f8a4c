package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventType;
import javafx.scene.control.ComboBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.epsilonlab.image.Fit;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.attack.StagePicture;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.shell.DropTarget;
import org.epsilonlab.ui.stage.EquationRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of the user's own, dropped and pasted; what is no picture is refused, and the stage stays as it is. */
class WorkbenchPicturesTest extends WindowTest {

    @TempDir
    Path folder;

    /** A dark ring on a light ground, wider than high. */
    private static BufferedImage ring() {
        BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 120, 80);
        graphics.setColor(new Color(20, 30, 60));
        graphics.fillOval(30, 10, 60, 60);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(48, 28, 24, 24);
        graphics.dispose();
        return image;
    }

    private Path ringFile() throws IOException {
        Path file = folder.resolve("ring.png");
        ImageIO.write(ring(), "png", file.toFile());
        return file;
    }

    private void drag(List<Path> files, EventType<DragEvent> type) {
        run(() -> Drags.fire(stage.getScene().lookup(".equation-row"), files, type));
    }

    private void drop(List<Path> files) {
        drag(files, DragEvent.DRAG_OVER);
        drag(files, DragEvent.DRAG_DROPPED);
    }

    private StageResult settledOn(String name) {
        return settledOnce("the picture " + name, () -> {
            StagePicture now = model.pictures().pictureProperty().get();
            return now != null && now.own() != null && now.own().name().equals(name);
        });
    }

    private String status() {
        return fx(() -> bench.shell().status().getText());
    }

    @Test
    void aDroppedPictureIsAttackedAsTheNetworkSeesIt() throws IOException {
        Path file = ringFile();
        drag(List.of(file), DragEvent.DRAG_OVER);
        DropTarget target = findAll(DropTarget.class).get(0);
        assertThat(fx(target::sentence)).isEqualTo("Drop the picture to attack it");
        drag(List.of(file), DragEvent.DRAG_DROPPED);
        StageResult result = settledOn("ring.png");
        Pixels seen = result.request().picture().pixels();
        assertThat(fx(target::sentence)).isEmpty();
        assertThat(seen)
                .isEqualTo(result.request()
                        .picture()
                        .own()
                        .prepare(network("fashion-mnist-standard").card())
                        .pixels());
        // The light ground has become dark, as in the pictures that the networks learnt from.
        assertThat(seen.at(0, 0, 0)).isLessThan(0.05f);
        EquationRow row = findAll(EquationRow.class).get(0);
        assertThat(fx(() -> Pictures.shows(row.original(), seen))).isTrue();
        await("what is done with it", () -> stage.getScene().lookup("#fit") != null);
        assertThat(status()).contains("120×80 → 28×28").contains("inverted");
    }

    @Test
    void theChoicesOfTheSheetChangeWhatTheNetworkSees() throws IOException {
        drop(List.of(ringFile()));
        Pixels cropped = settledOn("ring.png").request().picture().pixels();
        await("the sheet", () -> stage.getScene().lookup("#fit") != null);
        Segmented<Fit> fit = find("#fit");
        click(fit.button(Fit.STRETCH));
        Pixels stretched = settledOnce("stretched", () -> own().fit() == Fit.STRETCH)
                .request()
                .picture()
                .pixels();
        Segmented<Invert> invert = find("#invert");
        click(invert.button(Invert.NO));
        Pixels light = settledOnce("not inverted", () -> own().invert() == Invert.NO)
                .request()
                .picture()
                .pixels();
        assertThat(stretched).isNotEqualTo(cropped);
        assertThat(light.at(0, 0, 0)).isGreaterThan(0.95f);
        EquationRow row = findAll(EquationRow.class).get(0);
        assertThat(fx(() -> Pictures.shows(row.original(), light))).isTrue();
    }

    private org.epsilonlab.ui.picture.OwnPicture own() {
        return model.pictures().pictureProperty().get().own();
    }

    @Test
    void theTrueClassIsTakenFromThePredictionUntilItIsStatedAndThatIsSaid() throws IOException {
        drop(List.of(ringFile()));
        StageResult predicted = settledOn("ring.png");
        assertThat(predicted.labelPredicted()).isTrue();
        assertThat(predicted.label()).isEqualTo(predicted.before().orElseThrow().label());
        assertThat(status()).contains("class from the prediction");
        await("the sheet", () -> stage.getScene().lookup("#true-class") != null);
        ComboBox<String> classes = find("#true-class");
        int stated = (predicted.label() + 1) % 10;
        run(() -> classes.requestFocus());
        robot.type(KeyCode.DOWN, stated + 1);
        StageResult result = settledOnce("the class", () -> own().label() == stated);
        assertThat(result.labelPredicted()).isFalse();
        assertThat(result.label()).isEqualTo(stated);
        assertThat(result.first().orElseThrow().drawn().trueLabel()).isEqualTo(stated);
        assertThat(status()).contains("class stated by you");
    }

    static Stream<String> noPictures() {
        return Stream.of("text", "empty", "folder", "cut short", "cut jpeg", "bomb", "gone", "a".repeat(300));
    }

    private Path noPicture(String kind) throws IOException {
        Path file = folder.resolve(kind.replace(' ', '-') + ".png");
        switch (kind) {
            case "text" -> Files.writeString(file, "This is no picture.");
            case "empty" -> Files.createFile(file);
            case "folder" -> Files.createDirectory(file);
            case "cut short" -> {
                byte[] whole = Files.readAllBytes(ringFile());
                Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            }
            case "cut jpeg" -> {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                ImageIO.write(ring(), "jpg", whole);
                Files.write(file, java.util.Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
            }
            case "bomb" -> Files.write(file, bomb());
            default -> {}
        }
        return file;
    }

    /** A picture of one pixel whose header claims 60,000 × 60,000. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        byte[] bytes = out.toByteArray();
        // Width and height stand 16 bytes in; the checksum of the chunk follows its 13 bytes.
        ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) checksum.getValue());
        return bytes;
    }

    static Stream<String> oddPictures() {
        return Stream.of("one pixel.png", "waving.gif", "Größe & Füße – mit Leerzeichen.png", "b".repeat(240) + ".png");
    }

    @ParameterizedTest
    @MethodSource("oddPictures")
    void whatIsOddButAPictureGoesOnStage(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.startsWith("one")) {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        } else if (name.endsWith(".gif")) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
                writer.setOutput(stream);
                writer.prepareWriteSequence(null);
                writer.writeToSequence(new IIOImage(ring(), null, null), null);
                writer.writeToSequence(new IIOImage(new BufferedImage(120, 80, 1), null, null), null);
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        } else {
            ImageIO.write(ring(), "png", file.toFile());
        }
        drop(List.of(file));
        StageResult result = settledOn(name);
        assertThat(result.request().picture().pixels().width()).isEqualTo(28);
        assertThat(result.first()).isPresent();
        await("the sheet", () -> stage.getScene().lookup("#prepare-cancel") != null);
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void whatIsNoPictureIsRefusedInOneSentenceAndNothingIsLost(String kind) throws IOException {
        StageResult before = settled();
        Path file = noPicture(kind);
        drop(List.of(file));
        await("a refusal", () -> bench.shell().notices().isShowing());
        String sentence = fx(() -> bench.shell().notices().getText());
        assertThat(sentence)
                .contains(file.getFileName().toString())
                .endsWith(".")
                .doesNotContain(". ", "Exception");
        assertThat(settled()).isSameAs(before);
        EquationRow row = findAll(EquationRow.class).get(0);
        assertThat(fx(() -> Pictures.shows(
                        row.adversarial(),
                        before.first().orElseThrow().outcome().adversarial())))
                .isTrue();
    }

    @Test
    void twoFilesAtOnceAreRefusedWhileTheyHover() throws IOException {
        StageResult before = settled();
        List<Path> two = List.of(ringFile(), ringFile());
        drag(two, DragEvent.DRAG_OVER);
        DropTarget target = findAll(DropTarget.class).get(0);
        assertThat(fx(target::sentence)).isEqualTo("Drop one picture at a time.");
        drag(two, DragEvent.DRAG_DROPPED);
        assertThat(fx(target::sentence)).isEmpty();
        assertThat(settled()).isSameAs(before);
    }

    @Test
    void aPictureIsPastedAndAnEmptyClipboardIsRefused() {
        put(new ClipboardContent());
        keys(KeyCode.CONTROL, KeyCode.V);
        assertThat(told("There is no picture on the clipboard")).endsWith(".");
        ClipboardContent content = new ClipboardContent();
        content.putImage(fx(() -> SwingFXUtils.toFXImage(ring(), null)));
        put(content);
        keys(KeyCode.CONTROL, KeyCode.V);
        StageResult result = settledOn("pasted picture");
        assertThat(result.request().picture().own().image().getWidth()).isEqualTo(120);
    }

    private static void put(ClipboardContent content) {
        run(() -> Clipboard.getSystemClipboard().setContent(content));
    }
}
