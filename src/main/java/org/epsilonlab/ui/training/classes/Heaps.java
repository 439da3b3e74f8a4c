package org.epsilonlab.ui.training.classes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.image.Pixels;

/**
 * Named heaps of pictures at one moment: what is undone and done again. Immutable.
 *
 * @param all in the order in which they are shown
 */
record Heaps(List<Heap> all) {

    /** Pictures in all heaps together. */
    static final int MOST = 5000;

    /**
     * A picture that can be read.
     *
     * @param small for a preview
     */
    record Picture(Path file, Pixels small) {}

    /**
     * One class in the making.
     *
     * @param id tells it from others, whatever it is called
     * @param name may be empty still
     */
    record Heap(int id, String name, List<Picture> pictures) {
        Heap {
            pictures = List.copyOf(pictures);
        }

        private Heap with(List<Picture> others) {
            return new Heap(id, name, others);
        }
    }

    Heaps {
        all = List.copyOf(all);
    }

    /** Two without a name or a picture. */
    static Heaps empty() {
        return new Heaps(List.of(new Heap(0, "", List.of()), new Heap(1, "", List.of())));
    }

    private Heaps change(int id, UnaryOperator<Heap> change) {
        return new Heaps(all.stream()
                .map(heap -> heap.id() == id ? change.apply(heap) : heap)
                .toList());
    }

    /** Puts pictures on a heap, but for those that lie on it already. */
    Heaps add(int id, List<Picture> pictures) {
        return change(id, heap -> {
            List<Picture> both = new ArrayList<>(heap.pictures());
            Set<Path> files = new LinkedHashSet<>();
            both.forEach(picture -> files.add(picture.file()));
            pictures.stream().filter(picture -> files.add(picture.file())).forEach(both::add);
            return heap.with(both);
        });
    }

    Heaps remove(int id, Picture picture) {
        return change(
                id,
                heap -> heap.with(heap.pictures().stream()
                        .filter(each -> !each.equals(picture))
                        .toList()));
    }

    Heaps rename(int id, String name) {
        return change(id, heap -> new Heap(id, name, heap.pictures()));
    }

    /** One more, below the others. */
    Heaps plus(String name) {
        int id = all.stream().mapToInt(Heap::id).max().orElse(-1) + 1;
        List<Heap> more = new ArrayList<>(all);
        more.add(new Heap(id, name, List.of()));
        return new Heaps(more);
    }

    Heaps minus(int id) {
        return new Heaps(all.stream().filter(heap -> heap.id() != id).toList());
    }

    int size() {
        return all.stream().mapToInt(heap -> heap.pictures().size()).sum();
    }

    /** Why no data set can be made of them yet, one sentence; empty if one can. */
    String problem() {
        if (all.size() < 2) {
            return "Two classes at least are needed to tell apart; add another.";
        }
        Set<String> names = new LinkedHashSet<>();
        for (Heap heap : all) {
            if (heap.name().isBlank()) {
                return "A class has no name yet; type one, such as “mug”.";
            }
            if (!names.add(heap.name().strip().toLowerCase(Locale.ROOT))) {
                return "Two classes are called “" + heap.name().strip() + "”; give one another name.";
            }
            if (heap.pictures().size() < 2) {
                return "“" + heap.name().strip()
                        + "” needs two pictures at least, one to learn from and one to test on.";
            }
        }
        return all.size() > ClassFolder.MOST_CLASSES
                ? "These are " + all.size() + " classes; take at most " + ClassFolder.MOST_CLASSES + "."
                : "";
    }

    /** The files by class, in the order of the names, as those of a folder are. */
    ClassFolder files() {
        return ClassFolder.of(all.stream()
                .map(heap -> new ClassFolder.Heap(
                        heap.name().strip(),
                        heap.pictures().stream().map(Picture::file).toList()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList());
    }
}
