package org.epsilonlab.ui.attack;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;

/** Nodes as one picture, one below the other, at twice their size. */
final class Figure {

    private static final double SCALE = 2;

    private Figure() {}

    static BufferedImage of(List<? extends Node> nodes) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        parameters.setFill(javafx.scene.paint.Color.TRANSPARENT);
        List<BufferedImage> parts = nodes.stream()
                .map(node -> SwingFXUtils.fromFXImage(node.snapshot(parameters, null), null))
                .toList();
        int width = parts.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
        int height = parts.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage figure = new BufferedImage(width, Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = figure.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        int y = 0;
        for (BufferedImage part : parts) {
            graphics.drawImage(part, 0, y, null);
            y += part.getHeight();
        }
        graphics.dispose();
        return figure;
    }
}
