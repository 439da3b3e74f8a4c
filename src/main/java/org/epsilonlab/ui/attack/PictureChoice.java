package org.epsilonlab.ui.attack;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;
import org.epsilonlab.ui.stage.PictureFilter;
import org.jspecify.annotations.Nullable;

/** Which picture is attacked, and which of the test pictures are offered. */
public final class PictureChoice {

    // Properties

    private final ReadOnlyObjectWrapper<LabelledImages> images;
    private final ObjectProperty<@Nullable StagePicture> picture = new SimpleObjectProperty<>(this, "picture");
    private final ObjectProperty<PictureFilter> filter = new SimpleObjectProperty<>(this, "filter", PictureFilter.ALL);
    private final ReadOnlyObjectWrapper<BitSet> wrong = new ReadOnlyObjectWrapper<>(this, "wrong", new BitSet());
    private final ReadOnlyObjectWrapper<List<Integer>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", List.of());
    private final Map<String, Integer> places = new HashMap<>();

    /** Offers the pictures of {@code images}, none of them chosen yet. */
    public PictureChoice(LabelledImages images) {
        this.images = new ReadOnlyObjectWrapper<>(this, "images", images);
        filter.subscribe(this::refresh);
        wrong.subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        List<Integer> now =
                IntStream.range(0, images().size()).filter(this::passes).boxed().toList();
        if (!now.equals(offered.get())) {
            offered.set(now);
        }
    }

    private boolean passes(int index) {
        return switch (filter.get().kind()) {
            case ALL -> true;
            case WRONG -> wrong.get().get(index);
            case CLASS -> images().label(index) == filter.get().label();
        };
    }

    /**
     * Offers other pictures. A test picture on stage makes way for the one of these that was there last, or the first; a
     * picture of the user's stays.
     */
    void offer(LabelledImages now) {
        LabelledImages before = images();
        if (now == before) {
            return;
        }
        StagePicture shown = picture.get();
        boolean replaced = shown != null && shown.own() == null;
        if (replaced) {
            places.put(before.name(), index());
        }
        images.set(now);
        filter.set(PictureFilter.ALL);
        wrong.set(new BitSet());
        refresh();
        if (replaced) {
            picture.set(StagePicture.of(now, Math.min(places.getOrDefault(now.name(), 0), now.size() - 1)));
        }
    }

    /** Puts picture {@code index} of the test set on stage. */
    public void choose(int index) {
        if (index >= 0 && index < images().size() && index != index()) {
            picture.set(StagePicture.of(images(), index));
        }
    }

    /** The place in the test set of the picture on stage, −1 for none. */
    public int index() {
        StagePicture now = picture.get();
        return now == null ? StagePicture.NO_INDEX : now.index();
    }

    /** All test pictures. */
    public LabelledImages images() {
        return images.get();
    }

    /** The same, as it changes with the network on stage. */
    public ReadOnlyObjectProperty<LabelledImages> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** The picture on stage, null before one is chosen. */
    public ObjectProperty<@Nullable StagePicture> pictureProperty() {
        return picture;
    }

    /** Which pictures are offered. */
    public ObjectProperty<PictureFilter> filterProperty() {
        return filter;
    }

    /** The pictures that the first network gets wrong, as far as known. */
    public ReadOnlyObjectProperty<BitSet> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    void setWrong(BitSet now) {
        wrong.set(now);
    }

    /** Indices of the pictures that pass the filters, in their order. */
    public ReadOnlyObjectProperty<List<Integer>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    void register(UndoStack undo) {
        undo.register(picture);
        undo.register(filter);
    }

    /** Takes the picture and the filter of the last session, and keeps later ones. */
    void keep(Settings settings) {
        PictureFilter.Kind kind = settings.get("attack.filter", PictureFilter.Kind.ALL);
        int label = (int) settings.get("attack.filter.class", -1);
        filter.set(
                switch (kind) {
                    case ALL -> PictureFilter.ALL;
                    case WRONG -> PictureFilter.WRONG;
                    case CLASS ->
                        label >= 0 && label < images().classes().size()
                                ? PictureFilter.ofClass(label)
                                : PictureFilter.ALL;
                });
        filter.subscribe(now -> {
            settings.set("attack.filter", now.kind());
            settings.set("attack.filter.class", now.label());
        });
        choose((int) settings.get("attack.picture", -1));
        picture.subscribe(now -> settings.set("attack.picture", index()));
    }
}
