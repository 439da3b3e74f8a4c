package org.epsilonlab.ui;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** What the main button of a mouse does, told to a node at once, so that several moves fit between two frames. */
public final class Mouse {

    private Mouse() {}

    /**
     * On the FX thread.
     *
     * @param place what {@code x} and {@code y} are measured in, and does not move with the mouse
     */
    public static void fire(Node target, EventType<MouseEvent> type, Node place, double x, double y, int clicks) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        Event.fireEvent(
                target,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        new PickResult(place, x, y)));
    }
}
