package org.epsilonlab.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epsilonlab.data.ImageList.Entry;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/**
 * Opens data by the word that a user writes for it: {@code fashion-mnist:test}, {@code mnist:train}, {@code photographs},
 * an .npy file, a picture file, a folder of pictures; each followed by a range such as {@code [0:1000]} or a draw such as
 * {@code [random 500 seed 3]} if only a part is wanted.
 */
public final class DataSource {
    private static final String KINDS =
            "fashion-mnist:test, mnist:test, photographs, an .npy file, a picture file or a folder of pictures";
    private static final Pattern WITH_RANGE = Pattern.compile("(.+?)(\\[[^\\[\\]]*])");

    private final @Nullable Path labels;
    private final DataShelf shelf;
    private final @Nullable InputShape wanted;
    private final List<String> classes;
    private final Preparation preparation;

    private DataSource(
            @Nullable Path labels,
            DataShelf shelf,
            @Nullable InputShape wanted,
            List<String> classes,
            Preparation preparation) {
        this.labels = labels;
        this.shelf = shelf;
        this.wanted = wanted;
        this.classes = classes;
        this.preparation = preparation;
    }

    /** Opens one source and prepares pictures as {@link Preparation#standard} says; see the other method. */
    public static LabelledImages open(
            String word, @Nullable Path labels, Path assets, int[] inputShape, List<String> classes)
            throws DataException {
        int channels = inputShape.length == 3 ? inputShape[0] : 1;
        return open(
                List.of(word), labels, DataShelf.bundled(assets), inputShape, classes, Preparation.standard(channels));
    }

    /**
     * Opens data that fits a network.
     *
     * @param words one source, or several picture files and folders
     * @param labels an .npy vector with a label for each picture of the source (before a range is taken), or null
     * @param shelf of bundled data and the user's own
     * @param inputShape channels, height and width of the network's input, or an empty array if it takes any
     * @param classes the names of the network's classes, or an empty list if they are unknown
     * @param preparation how picture files are brought to the network's shape
     * @throws DataException one sentence, if the data is missing, damaged or does not fit
     */
    public static LabelledImages open(
            List<String> words,
            @Nullable Path labels,
            DataShelf shelf,
            int[] inputShape,
            List<String> classes,
            Preparation preparation)
            throws DataException {
        if (words.isEmpty()) {
            throw new DataException("No data is named; give " + KINDS + ".");
        }
        InputShape wanted = inputShape.length == 0 ? null : new InputShape(inputShape[0], inputShape[1], inputShape[2]);
        DataSource source = new DataSource(labels, shelf, wanted, classes, preparation);
        LabelledImages images = words.size() == 1 ? source.one(words.get(0)) : source.several(words);
        if (wanted != null && !images.shape().equals(wanted)) {
            throw new DataException(images.name() + " has pictures of " + images.shape() + " but the network takes "
                    + wanted + "; choose other data or another network.");
        }
        return images;
    }

    /** The name of the bundled data set that a word such as {@code mnist:test[0:100]} is part of, or "". */
    public static String bundledSet(String word) {
        return IdxSet.all().stream()
                .map(IdxSet::name)
                .filter(name -> word.startsWith(name + ":"))
                .findFirst()
                .orElse("");
    }

    /** The same, or the name of a set of the user's own; of a published one the name of what it is all of. */
    public static String knownSet(String word, DataShelf shelf) {
        String bundled = bundledSet(word);
        return !bundled.isEmpty()
                ? bundled
                : shelf.ownSetOf(word).map(DataSource::subject).orElse("");
    }

    private static String subject(OwnSet set) {
        Published published = set.published();
        return published == null ? set.name() : published.of();
    }

    /**
     * A part of a set as it is written behind its name: {@code [0:1000]} or {@code [random 500 seed 3]}.
     *
     * @throws DataException one sentence, if it is no part of it
     */
    public static LabelledImages part(LabelledImages whole, String written) throws DataException {
        if (Sample.isWritten(written)) {
            return Sample.of(whole, written);
        }
        return Range.parse(written).of(whole);
    }

    private LabelledImages one(String word) throws DataException {
        Matcher ranged = WITH_RANGE.matcher(word);
        boolean part = ranged.matches() && !exists(word);
        if (part && Sample.isWritten(ranged.group(2))) {
            return Sample.of(one(ranged.group(1)), ranged.group(2));
        }
        String plain = part ? ranged.group(1) : word;
        Range range = part ? Range.parse(ranged.group(2)) : Range.ALL;
        OwnSet own = shelf.ownSetOf(plain).orElse(null);
        if (own != null && !exists(plain)) {
            // Before the bundled ones, as its name may go on where one of theirs ends.
            return whole(own.open(plain), plain, range);
        }
        for (IdxSet set : IdxSet.all()) {
            if (plain.startsWith(set.name()) && !exists(plain)) {
                return whole(set.open(plain, shelf.assets()), plain, range);
            }
        }
        if (plain.equals(Photographs.NAME) && !exists(plain)) {
            return photographs(range);
        }
        Path path = path(plain);
        if (!Files.isDirectory(path) && plain.endsWith(".npy")) {
            return ImageArray.read(path, labels, range, classes);
        }
        return pictures(plain, List.of(path), range);
    }

    private LabelledImages several(List<String> words) throws DataException {
        List<Path> paths = new ArrayList<>();
        for (String word : words) {
            Path path = path(word);
            if (!Files.isDirectory(path) && !ImageFiles.looksLikePicture(path)) {
                throw new DataException(
                        word + " cannot be one of several; give it alone, or only picture files and" + " folders.");
            }
            paths.add(path);
        }
        return pictures(words.get(0) + " and " + (words.size() - 1) + " more", paths, Range.ALL);
    }

    /** A set with labels of its own, which must mean something to the network. */
    private LabelledImages whole(LabelledImages images, String word, Range range) throws DataException {
        if (labels != null) {
            throw new DataException(word + " has its own labels; leave " + labels + " out.");
        }
        List<String> own = images.classes();
        if (!classes.isEmpty() && classes.size() != own.size()) {
            throw new DataException(word + " has " + own.size() + " classes but the network " + classes.size()
                    + "; choose other data or another network.");
        }
        if (!IdxSet.areClasses(own, classes)) {
            throw new DataException(word + " has the classes " + own.get(0) + ", " + own.get(1)
                    + " and so on but the network has " + classes.get(0) + ", " + classes.get(1)
                    + " and so on; choose other data or another network.");
        }
        return range.of(images);
    }

    private LabelledImages photographs(Range range) throws DataException {
        if (wanted == null) {
            throw unshaped(Photographs.NAME);
        }
        return range.of(Photographs.open(shelf.assets(), wanted, classes, preparation));
    }

    private static DataException unshaped(String name) {
        return new DataException(name + " can be brought to any size, but the network does not state its own;"
                + " give the pictures as an .npy array.");
    }

    private LabelledImages pictures(String name, List<Path> paths, Range range) throws DataException {
        if (wanted == null) {
            throw unshaped(name);
        }
        List<Entry> entries = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                entries.addAll(ImageFolder.entries(path, classes));
            } else {
                entries.add(new Entry(path, String.valueOf(path.getFileName()), LabelledImages.UNKNOWN));
            }
        }
        if (labels != null) {
            int[] given = ImageArray.readLabels(labels, entries.size(), name, classes);
            for (int i = 0; i < given.length; i++) {
                entries.set(i, new Entry(entries.get(i).file(), entries.get(i).title(), given[i]));
            }
        }
        range.check(entries.size(), name);
        List<Entry> part = entries.subList(range.from(), range.to(entries.size()));
        return ImageList.read(name + range.suffix(), part, wanted, preparation, classes);
    }

    private static boolean exists(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String word) throws DataException {
        if (word.isBlank() || !exists(word)) {
            throw new DataException((word.isBlank() ? "An empty name" : word) + " does not exist; give " + KINDS + ".");
        }
        return Path.of(word);
    }
}
