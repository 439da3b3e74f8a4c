package org.epsilonlab.ui.attack;

import java.util.BitSet;
import java.util.List;
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

    private final LabelledImages images;
    private final ObjectProperty<@Nullable StagePicture> picture = new SimpleObjectProperty<>(this, "picture");
    private final ObjectProperty<PictureFilter> filter = new SimpleObjectProperty<>(this, "filter", PictureFilter.ALL);
    private final ReadOnlyObjectWrapper<BitSet> wrong = new ReadOnlyObjectWrapper<>(this, "wrong", new BitSet());
    private final ReadOnlyObjectWrapper<List<Integer>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", List.of());

    /** Offers the pictures of {@code images}, none of them chosen yet. */
    public PictureChoice(LabelledImages images) {
        this.images = images;
        filter.subscribe(this::refresh);
        wrong.subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        List<Integer> now =
                IntStream.range(0, images.size()).filter(this::passes).boxed().toList();
        if (!now.equals(offered.get())) {
            offered.set(now);
        }
    }

    private boolean passes(int index) {
        return switch (filter.get().kind()) {
            case ALL -> true;
            case WRONG -> wrong.get().get(index);
            case CLASS -> images.label(index) == filter.get().label();
        };
    }

    /** Puts picture {@code index} of the test set on stage. */
    public void choose(int index) {
        if (index >= 0 && index < images.size() && index != index()) {
            picture.set(StagePicture.of(images, index));
        }
    }

    /** The place in the test set of the picture on stage, −1 for none. */
    public int index() {
        StagePicture now = picture.get();
        return now == null ? StagePicture.NO_INDEX : now.index();
    }

    /** All test pictures. */
    public LabelledImages images() {
        return images;
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
                        label >= 0 && label < images.classes().size()
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
