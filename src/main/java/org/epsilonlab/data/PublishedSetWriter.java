package org.epsilonlab.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.InputShape;

/** Keeps a data set that others published among the user's own, whole or not at all. */
public final class PublishedSetWriter {

    private final Path own;
    private final BooleanSupplier cancelled;

    /**
     * @param own the folder of the user's data sets, made if it is not there
     * @param cancelled asked before every picture
     */
    public PublishedSetWriter(Path own, BooleanSupplier cancelled) {
        this.own = own;
        this.cancelled = cancelled;
    }

    /**
     * Writes both parts in the order in which they are published, so that "the first 1,000" are the same everywhere.
     *
     * @param title that people read
     * @param classes in the order of the labels
     * @param from where it comes from
     * @throws DataException one sentence, if the pictures are damaged or the disk refuses; then nothing of it is left
     * @throws CancellationException if it was cancelled; nothing of it is left either
     */
    public OwnSet keep(
            String title,
            List<String> classes,
            PublishedPictures train,
            PublishedPictures test,
            String from,
            Published published)
            throws DataException {
        if (!train.shape().equals(test.shape())) {
            throw new DataException("The pictures to train on are " + train.shape() + " but those to test on "
                    + test.shape() + "; download them again.");
        }
        Path folder = own.resolve(OwnSetWriter.freeName(published.name(), own));
        try (WholeFolder whole = WholeFolder.start(folder)) {
            SetDigest digest = new SetDigest(train.shape(), classes, train.size());
            ChannelStatistics statistics = new ChannelStatistics(train.shape());
            write(whole.part(), OwnSet.TRAIN, train, classes.size(), (label, values) -> {
                digest.add(label, values);
                statistics.add(values);
            });
            write(whole.part(), OwnSet.TEST, test, classes.size(), digest::add);
            OwnSet set = new OwnSet(
                    folder,
                    title,
                    classes,
                    train.shape(),
                    statistics.normalization(),
                    train.size(),
                    test.size(),
                    0,
                    from,
                    List.of(),
                    digest.hex(),
                    published);
            Files.writeString(whole.part().resolve(OwnSet.CARD), set.card());
            whole.commit();
            return set;
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    folder + " cannot be written; check that the folder round it is yours and has room.", e);
        }
    }

    private void write(
            Path folder, String prefix, PublishedPictures pictures, int classes, PublishedPictures.Taker also)
            throws IOException {
        InputShape shape = pictures.shape();
        int[] lengths = {pictures.size(), shape.channels(), shape.height(), shape.width()};
        ByteArrayOutputStream labels = new ByteArrayOutputStream(pictures.size());
        Path images = IdxImages.imageFile(folder, prefix, OwnSet.DIMENSIONS);
        Idx.write(
                images,
                lengths,
                out -> pictures.reading().forEach((label, values) -> {
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException("cancelled between two pictures");
                    }
                    if (label >= classes) {
                        throw new DataException("A picture has the label " + label + ", which is none of 0 to "
                                + (classes - 1) + "; nothing was kept, download it again.");
                    }
                    out.write(values);
                    labels.write(label);
                    also.take(label, values);
                }));
        Idx.write(IdxImages.labelFile(folder, prefix), new int[] {pictures.size()}, labels::writeTo);
    }
}
