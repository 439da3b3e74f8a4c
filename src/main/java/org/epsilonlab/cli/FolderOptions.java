package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.data.ClassPictures;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetWriter;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.training.TrainingData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a folder of the user's pictures becomes data to train on. */
final class FolderOptions {

    @Option(
            names = "--picture-size",
            paramLabel = "CxHxW",
            description = "What pictures of a folder are made: channels (1 for grey, 3 for colour), height and width"
                    + " (3x32x32).")
    private @Nullable String size;

    @Option(
            names = "--test-share",
            defaultValue = "0.2",
            paramLabel = "SHARE",
            description = "The share of a folder's pictures that is kept for testing (${DEFAULT-VALUE}).")
    private double testShare = 0.2;

    /**
     * The data that a word names: a set by its name, or a folder, which is kept among the user's own.
     *
     * @param seed of the split of a folder
     * @param usual what pictures of a folder are made unless that is typed, null for 3×32×32
     * @throws IOException one sentence, if a folder or what is in it cannot be used
     * @throws WrongUse if the word names nothing
     */
    TrainingData find(String word, CliContext context, long seed, @Nullable InputShape usual) throws IOException {
        Path own = context.shelf().own();
        try {
            return TrainingData.find(word, context.shelf());
        } catch (DataException e) {
            if (!isFolder(word) || own == null) {
                throw new WrongUse(String.valueOf(e.getMessage()));
            }
        }
        if (!(testShare > 0 && testShare < 1)) {
            throw new WrongUse("--test-share must lie between 0 and 1, not be " + testShare);
        }
        ClassFolder folder = ClassFolder.scan(Path.of(word));
        folder.notes().forEach(context.err()::println);
        ClassPictures pictures = ClassPictures.read(folder, shape(usual), new ClassPictures.Listener() {
            @Override
            public void read(int done) {
                // A line a file would bury what is said about the training.
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
        pictures.leftOut().forEach(sentence -> context.err().println("Left out: " + sentence));
        String title = String.valueOf(Path.of(word).toAbsolutePath().normalize().getFileName());
        OwnSet set = OwnSetWriter.keep(pictures, own, title, testShare, seed);
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s: %,d pictures to train on, %,d to test on, of %d classes; kept as \"%s\"%n",
                        word,
                        set.train(),
                        set.test(),
                        set.classes().size(),
                        set.name());
        return TrainingData.of(set);
    }

    private static boolean isFolder(String word) {
        try {
            return Files.isDirectory(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private InputShape shape(@Nullable InputShape usual) {
        if (size == null) {
            return usual == null ? new InputShape(3, 32, 32) : usual;
        }
        try {
            InputShape typed = InputShape.parse(size);
            if (typed.channels() != 1 && typed.channels() != 3) {
                throw new IllegalArgumentException("neither grey nor colour");
            }
            return typed;
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--picture-size " + size + " is no size; write 1x28x28 or 3x32x32");
        }
    }
}
