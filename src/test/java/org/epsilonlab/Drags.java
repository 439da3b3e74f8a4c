package org.epsilonlab;

import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files dragged over from another program. The headless platform has none, so the events are made by hand. */
final class Drags {

    private Drags() {}

    /** Lets the node hear of a drag that began in no node of ours. On the FX thread. */
    static void fire(Node over, List<Path> files, EventType<DragEvent> type) {
        Event.fireEvent(
                over,
                new DragEvent(null, over, type, board(files), 300, 300, 300, 300, TransferMode.COPY, null, null, null));
    }

    private static Dragboard board(List<Path> files) {
        try {
            Method create = Dragboard.class.getDeclaredMethod("createDragboard", TKClipboard.class);
            create.setAccessible(true);
            Dragboard board = (Dragboard) create.invoke(null, offeringCopies());
            ClipboardContent content = new ClipboardContent();
            content.putFiles(files.stream().map(Path::toFile).toList());
            board.setContent(content);
            return board;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("JavaFX makes its drag boards in another way now", e);
        }
    }

    /** A clipboard of the toolkit's that says, as a file manager does, that its content may be copied. */
    private static TKClipboard offeringCopies() {
        TKClipboard content = Toolkit.getToolkit().createLocalClipboard();
        return (TKClipboard) Proxy.newProxyInstance(
                Drags.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> method.getName().equals("getTransferModes")
                        ? EnumSet.of(TransferMode.COPY)
                        : method.invoke(content, arguments));
    }
}
