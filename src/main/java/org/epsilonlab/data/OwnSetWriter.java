package org.epsilonlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epsilonlab.image.KeptFolders;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;

/** Makes data sets of the user's pictures, and keeps them among the user's own. */
public final class OwnSetWriter {

    private OwnSetWriter() {}

    /**
     * Splits pictures and keeps them, whole or not at all. Pictures that are kept just so already are not kept twice.
     *
     * @param pictures without a {@link ClassPictures#problem}
     * @param own the folder of the user's own sets, made if it is not there
     * @param title that people read
     * @param testShare in (0, 1), the share of each class to test on
     * @param seed of the split
     * @return the set, which may be one that was there before
     * @throws IOException one sentence, if the disk refuses or the title is empty
     */
    public static OwnSet keep(ClassPictures pictures, Path own, String title, double testShare, long seed)
            throws IOException {
        if (title.isBlank()) {
            throw new DataException("A data set needs a name; type one.");
        }
        if (!pictures.problem().isEmpty()) {
            throw new DataException(pictures.problem());
        }
        Split split = Split.of(pictures.counts(), testShare, seed);
        String digest = digest(pictures, split);
        for (OwnSet each : new OwnSetShelf(own).list(new ArrayList<>())) {
            if (each.digest().equals(digest)) {
                return each;
            }
        }
        Path folder = own.resolve(freeName(title, own));
        OwnSet set = new OwnSet(
                folder,
                title.strip(),
                pictures.classes(),
                pictures.shape(),
                normalization(pictures, split.train()),
                split.train().size(),
                split.test().size(),
                seed,
                pictures.folder().origin(),
                pictures.leftOut(),
                digest,
                null);
        try (WholeFolder whole = WholeFolder.start(folder)) {
            write(whole.part(), OwnSet.TRAIN, pictures, split.train());
            write(whole.part(), OwnSet.TEST, pictures, split.test());
            Files.writeString(whole.part().resolve(OwnSet.CARD), set.card());
            whole.commit();
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    folder + " cannot be written; check that the folder round it is yours and has room.", e);
        }
        return set;
    }

    private static void write(Path folder, String prefix, ClassPictures pictures, List<Split.Place> places)
            throws IOException {
        InputShape shape = pictures.shape();
        int[] lengths = {places.size(), shape.channels(), shape.height(), shape.width()};
        Idx.write(IdxImages.imageFile(folder, prefix, OwnSet.DIMENSIONS), lengths, out -> {
            for (Split.Place place : places) {
                out.write(pictures.values(place));
            }
        });
        Idx.write(IdxImages.labelFile(folder, prefix), new int[] {places.size()}, out -> {
            for (Split.Place place : places) {
                out.write(place.label());
            }
        });
    }

    private static String digest(ClassPictures pictures, Split split) {
        SetDigest digest = new SetDigest(
                pictures.shape(), pictures.classes(), split.train().size());
        for (List<Split.Place> part : List.of(split.train(), split.test())) {
            for (Split.Place place : part) {
                digest.add(place.label(), pictures.values(place));
            }
        }
        return digest.hex();
    }

    private static Normalization normalization(ClassPictures pictures, List<Split.Place> places) {
        ChannelStatistics statistics = new ChannelStatistics(pictures.shape());
        places.forEach(place -> statistics.add(pictures.values(place)));
        return statistics.normalization();
    }

    /** A name as a network has it; no word that names other data. */
    static String freeName(String title, Path own) {
        Set<String> words = Set.of(FashionMnist.SET.name(), Mnist.SET.name(), Photographs.NAME);
        return new KeptFolders(own).freeName(title, "pictures", words::contains);
    }
}
