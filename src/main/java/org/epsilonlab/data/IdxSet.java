package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A bundled data set that is published as IDX files, in a folder of its own below the bundled data.
 *
 * @param name the folder's name, and the word for it on the command line
 * @param title that people read
 * @param classes in the order of the labels
 */
record IdxSet(String name, String title, List<String> classes) {

    IdxSet {
        classes = List.copyOf(classes);
    }

    /** All there are. */
    static List<IdxSet> all() {
        return List.of(FashionMnist.SET, Mnist.SET);
    }

    /** @param assets the folder of bundled data */
    LabelledImages train(Path assets) throws DataException {
        return IdxImages.read(name + ":train", assets.resolve(name), "train", 3, classes);
    }

    /** @param assets the folder of bundled data */
    LabelledImages test(Path assets) throws DataException {
        return IdxImages.read(name + ":test", assets.resolve(name), "t10k", 3, classes);
    }

    /**
     * The part that a word names, such as {@code mnist:test}.
     *
     * @throws DataException if the word names no part, or the files cannot be used
     */
    LabelledImages open(String word, Path assets) throws DataException {
        return switch (word.substring(name.length())) {
            case ":test" -> test(assets);
            case ":train" -> train(assets);
            default ->
                throw new DataException(String.format(
                        Locale.ROOT, "%s is no part of %s; write %s:test or %s:train.", word, title, name, name));
        };
    }

    /**
     * Whether labels of such classes mean something to a network with these class names: they are its own, or plain
     * numbers, or nobody stated them. Case does not count, nor does what follows a slash, as in "T-shirt/top".
     */
    static boolean areClasses(List<String> classes, List<String> names) {
        if (names.stream().allMatch(each -> each.matches("\\d+"))) {
            return true;
        }
        return names.size() == classes.size()
                && IntStream.range(0, names.size())
                        .allMatch(i -> names.get(i).replaceFirst("/.*", "").equalsIgnoreCase(classes.get(i)));
    }
}
