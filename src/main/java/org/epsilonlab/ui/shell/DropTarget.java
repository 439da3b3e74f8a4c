package org.epsilonlab.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Icon;

/**
 * Makes a whole window take dropped files and pictures. While something hovers, the window is covered by a sentence
 * that says what will happen, or why nothing will.
 */
public final class DropTarget extends StackPane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final DropHandler handler;
    private final Label sentence = new Label();

    /**
     * @param area that takes drops, usually the whole {@link Shell}
     * @param handler decides and takes
     */
    public DropTarget(Node area, DropHandler handler) {
        this.handler = handler;
        getStyleClass().add("drop-target");
        sentence.setWrapText(true);
        VBox board = new VBox(Icon.DROP.node(), sentence);
        board.getStyleClass().add("drop-board");
        board.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(board);
        setMouseTransparent(true);
        setVisible(false);
        area.addEventFilter(DragEvent.DRAG_OVER, this::over);
        area.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> setVisible(false));
        area.addEventHandler(DragEvent.DRAG_EXITED, event -> setVisible(false));
        area.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    }

    /** Lets a part of the area, such as a sheet with places of its own to drop on, hear of drags instead. */
    public static void leaveTo(Node part) {
        part.getProperties().put(DropTarget.class, true);
    }

    private static boolean isLeft(DragEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && !node.getProperties().containsKey(DropTarget.class)) {
            node = node.getParent();
        }
        return node != null;
    }

    private void over(DragEvent event) {
        if (isLeft(event)) {
            setVisible(false);
            return;
        }
        Dropped dropped = Dropped.from(event.getDragboard());
        // Our own pictures on their way out are no news.
        if (event.getGestureSource() != null || dropped.isEmpty()) {
            return;
        }
        String refusal = handler.refusal(dropped);
        if (refusal.isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        sentence.setText(refusal.isEmpty() ? handler.invitation(dropped) : refusal);
        pseudoClassStateChanged(REFUSED, !refusal.isEmpty());
        setVisible(true);
        event.consume();
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        if (isLeft(event)) {
            return;
        }
        Dropped dropped = Dropped.from(event.getDragboard());
        boolean taken = event.getGestureSource() == null
                && !dropped.isEmpty()
                && handler.refusal(dropped).isEmpty();
        event.setDropCompleted(taken);
        event.consume();
        if (taken) {
            handler.take(dropped);
        }
    }

    /** What is said now, "" while nothing hovers. */
    public String sentence() {
        return isVisible() ? sentence.getText() : "";
    }
}
