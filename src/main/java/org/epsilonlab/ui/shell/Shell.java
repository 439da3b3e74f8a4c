package org.epsilonlab.ui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.FadeTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.controlsfx.control.StatusBar;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.Notices;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/**
 * The frame round the places: rail, top bar, content, status bar; above them notices, sheets and the sign that
 * something may be dropped.
 */
public final class Shell extends StackPane {
    private static final Duration FADE = Duration.millis(120);
    private static final Duration SETTLING = Duration.millis(50);

    private static final String HERE = "This place";

    private final List<Place> places;
    private final Keys keys = new Keys();
    private final ObjectProperty<Place> current = new SimpleObjectProperty<>(this, "current");
    private final BooleanProperty presenter = new SimpleBooleanProperty(this, "presenter", false);
    private final BorderPane frame = new BorderPane();
    private final BorderPane inner = new BorderPane();
    private final StackPane topBar = new StackPane();
    private final StackPane content = new StackPane();
    private final StatusBar status = new StatusBar();
    private final Notices notices = new Notices(inner);
    private final ModalPane sheets = new ModalPane();
    private final FadeTransition fade = new FadeTransition(FADE, sheets);
    private final Rail rail;
    private Subscription statusText = Subscription.EMPTY;
    private @Nullable Node focusBefore;

    /**
     * @param places at least one; the first is shown
     * @param about makes what the About command shows
     */
    public Shell(Appearance appearance, List<Place> places, java.util.function.Supplier<Node> about) {
        this.places = List.copyOf(places);
        Command presenterMode = new Command(
                "Presenter mode",
                "F11",
                "Leaves only what the last row must see; F11 or Escape comes back.",
                () -> presenter.set(!presenter.get()));
        Command shortcuts =
                new Command("Keys", "F1", "Lists every command with its key.", () -> showSheet(new CommandSheet(keys)));
        Command aboutCommand =
                new Command("About", "", "Versions, licences and your data.", () -> showSheet(about.get()));
        ViewMenu menu = new ViewMenu(appearance, List.of(presenterMode, shortcuts, aboutCommand));
        List<Command> placeCommands = placeCommands();
        rail = new Rail(this.places, placeCommands, current, menu);
        keys.add("Places", placeCommands.toArray(Command[]::new));
        keys.add("View", menu.commands().toArray(Command[]::new));
        createView();
        init();
    }

    private List<Command> placeCommands() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            String key = "Shortcut+" + (i + 1);
            commands.add(new Command(place.name(), key, "Goes to " + place.name() + ".", () -> show(place)));
        }
        return commands;
    }

    private void createView() {
        getStyleClass().add("shell");
        topBar.getStyleClass().add("top-bar");
        topBar.setAlignment(Pos.CENTER_LEFT);
        status.setText("");
        // The text on the left gives way, whole in its tip; what stands on the right is never cut.
        status.getRightItems().addListener((ListChangeListener<Node>) change -> status.getRightItems().stream()
                .filter(Region.class::isInstance)
                .forEach(item -> ((Region) item).setMinWidth(Region.USE_PREF_SIZE)));
        Tips.install(status, status.textProperty());
        inner.setCenter(content);
        frame.setCenter(notices);
        sheets.setId("sheets");
        // At once: the end of a farewell would close the next sheet, if that was opened meanwhile.
        sheets.setOutTransitionFactory(null);
        fade.setDelay(SETTLING);
        fade.setFromValue(0.9);
        fade.setToValue(1);
        getChildren().addAll(frame, sheets);
    }

    private void init() {
        current.addListener((source, before, after) -> {
            if (before != null) {
                before.onHide();
            }
            arrange();
            after.onShow();
        });
        presenter.subscribe(now -> arrange());
        // A closed sheet only lies behind the window, where the tabulator would still find it.
        sheets.visibleProperty().bind(sheets.displayProperty());
        sheets.displayProperty().addListener((source, was, isShown) -> {
            if (!isShown) {
                giveFocusBack();
            }
        });
        current.set(places.get(0));
    }

    /** Puts bars and content where they belong now. */
    private void arrange() {
        Place place = current.get();
        if (place == null) {
            return;
        }
        boolean presents = presenter.get();
        frame.setLeft(presents ? null : rail);
        inner.setTop(presents ? null : topBar);
        inner.setBottom(presents ? null : status);
        topBar.getChildren().setAll(place.topBar());
        content.getChildren().setAll(presents ? place.presenterView() : place.view());
        statusText.unsubscribe();
        statusText = place.status().subscribe(status::setText);
        keys.remove(HERE);
        keys.add(HERE, place.commands().toArray(Command[]::new));
    }

    /** Lets the scene answer the keys, and Escape end presenter mode. Call it once the shell is its root. */
    public void install(Scene scene) {
        keys.install(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && presenter.get() && !event.isConsumed()) {
                presenter.set(false);
                event.consume();
            }
        });
    }

    /** Shows one of the places. */
    public void show(Place place) {
        current.set(place);
    }

    public ObjectProperty<Place> currentProperty() {
        return current;
    }

    /** Whether all but the place's presenter view is hidden. */
    public BooleanProperty presenterProperty() {
        return presenter;
    }

    /** One-sentence messages over the foot of the content. */
    public Notices notices() {
        return notices;
    }

    /** Every command with a key; add groups of your own. */
    public Keys keys() {
        return keys;
    }

    /** The status bar: its right items and its progress are there for long tasks. */
    public StatusBar status() {
        return status;
    }

    /** Shows something over the window until Escape, a click beside it or {@link #hideSheet}. */
    public void showSheet(Node sheet) {
        Scene scene = getScene();
        if (!sheets.isDisplay() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        sheets.show(sheet);
        // Else the first one is painted in the corner before it is laid out, and its picture stays there.
        sheets.applyCss();
        sheets.layout();
        // What takes a second layout is painted there all the same, so nothing is seen before that is over; fading in
        // then begins near its end, so that a slow machine shows the sheet at once.
        sheets.setOpacity(0);
        fade.playFromStart();
        sheet.requestFocus();
    }

    /** The keys go on where they were before the sheet opened. */
    private void giveFocusBack() {
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && Objects.equals(before.getScene(), getScene())) {
            before.requestFocus();
        }
    }

    public void hideSheet() {
        sheets.hide();
    }

    /** Lays a node over everything, such as the sign of a {@link DropTarget}. */
    public void addOverlay(Node overlay) {
        getChildren().add(overlay);
    }
}
