package org.epsilonlab.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Palette;
import org.jspecify.annotations.Nullable;

/**
 * A network's layers from left to right: as high as their pictures are, as broad as they have channels, both on a
 * logarithmic scale. What changes no shape is left out.
 */
final class ArchitectureStrip extends Region {

    private static final double CAPTIONED = 4.2;

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private List<Block> blocks = List.of();

    /** One layer. {@code side} is its height in pixels, 0 for a vector. */
    private record Block(String name, String shape, double channels, double side, boolean ends) {}

    ArchitectureStrip(Appearance appearance) {
        this.appearance = appearance;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
    }

    void show(@Nullable ModelCard card) {
        blocks = card == null ? List.of() : blocks(card);
        setAccessibleText(card == null ? "" : ModelWords.architecture(card));
        draw();
    }

    private static List<Block> blocks(ModelCard card) {
        InputShape in = card.inputShape();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block("picture", in.height() + "×" + in.width(), in.channels(), in.height(), true));
        int classes = card.classes().size();
        if (card.weights() == null || card.torchscript() != null) {
            blocks.add(new Block(card.onnx() == null ? "script" : "onnx", "?", 64, in.height() / 2.0, false));
            if (card.isOnTop()) {
                int answers = Objects.requireNonNullElse(card.layers().get(0).units(), 1);
                blocks.add(new Block("answers", String.format(Locale.ENGLISH, "%,d", answers), answers, 0, false));
            }
            blocks.add(new Block("classes", String.format(Locale.ENGLISH, "%,d", classes), classes, 0, true));
            return blocks;
        }
        List<LayerTable.Row> rows = LayerTable.of(card.layers(), in, classes).rows();
        for (LayerTable.Row row : rows) {
            String type = String.valueOf(row.layer().type());
            List<Long> out = row.output();
            if (row.depth() > 0
                    || out.isEmpty()
                    || List.of("relu", "batchnorm", "dropout", "flatten").contains(type)) {
                continue;
            }
            boolean flat = out.size() < 3;
            blocks.add(new Block(
                    type,
                    flat ? String.valueOf(out.get(0)) : row.outputText(),
                    out.get(0),
                    flat ? 0 : out.get(1),
                    false));
        }
        return blocks;
    }

    @Override
    protected double computePrefHeight(double width) {
        return appearance.look().px(8);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (blocks.isEmpty() || canvas.getWidth() <= 0) {
            return;
        }
        Look look = appearance.look();
        double slot = canvas.getWidth() / blocks.size();
        boolean isCaptioned = slot >= look.px(CAPTIONED) && canvas.getHeight() >= look.px(5);
        double caption = isCaptioned ? look.px(2.6) : 0;
        double room = canvas.getHeight() - caption;
        double middle = room / 2;
        double most = blocks.stream().mapToDouble(Block::side).max().orElse(1);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double height = block.side() == 0
                    ? room * Math.max(0.15, Math.min(0.8, Math.log(1 + block.channels()) / Math.log(1024)))
                    : room * Math.max(0.14, Math.log(1 + block.side()) / Math.log(1 + most));
            double width = block.side() == 0
                    ? Math.max(3, slot * 0.14)
                    : Math.max(4, slot * Math.min(0.8, 0.1 + Math.log(1 + block.channels()) / Math.log(512) * 0.7));
            double x = Math.rint(i * slot + (slot - width) / 2);
            paint(gc, look.palette(), block, x, middle - height / 2, width, height);
            if (i > 0) {
                gc.setFill(look.palette().muted());
                gc.fillRect(i * slot - look.px(0.25), middle - 1, look.px(0.5), 2);
            }
            if (isCaptioned) {
                caption(gc, look, block, i * slot + slot / 2, room, slot);
            }
        }
    }

    private static void paint(
            GraphicsContext gc, Palette palette, Block block, double x, double y, double width, double height) {
        Color color = block.ends() ? palette.muted() : palette.accent();
        gc.setFill(color);
        gc.fillRect(x, Math.rint(y), Math.rint(width), Math.rint(height));
        if (block.name().equals("script") || block.name().equals("onnx")) {
            gc.setFill(palette.surface());
            gc.fillRect(x + 2, Math.rint(y) + 2, Math.rint(width) - 4, Math.rint(height) - 4);
        }
    }

    private static void caption(GraphicsContext gc, Look look, Block block, double x, double top, double slot) {
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.TOP);
        gc.setFont(look.bold(0.85));
        gc.setFill(look.palette().text());
        gc.fillText(block.name(), x, top + look.px(0.15), slot);
        gc.setFont(look.font(0.85));
        gc.setFill(look.palette().muted());
        gc.fillText(block.shape(), x, top + look.px(1.35), slot);
    }
}
