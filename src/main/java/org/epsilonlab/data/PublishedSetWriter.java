package org.epsilonlab.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;

/** Keeps a data set that others published among the user's own, whole or not at all. */
public final class PublishedSetWriter {

    private final Path own;
    private final BooleanSupplier cancelled;
    private final MessageDigest digest;

    /**
     * @param own the folder of the user's data sets, made if it is not there
     * @param cancelled asked before every picture
     */
    public PublishedSetWriter(Path own, BooleanSupplier cancelled) {
        this.own = own;
        this.cancelled = cancelled;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
            digest.update(
                    (train.shape() + "\n" + classes + "\n" + train.size() + "\n").getBytes(StandardCharsets.UTF_8));
            ChannelStatistics statistics = new ChannelStatistics(train.shape());
            write(whole.part(), OwnSet.TRAIN, train, classes.size(), statistics);
            write(whole.part(), OwnSet.TEST, test, classes.size(), new ChannelStatistics(test.shape()));
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
                    HexFormat.of().formatHex(digest.digest()),
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
            Path folder, String prefix, PublishedPictures pictures, int classes, ChannelStatistics statistics)
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
                    digest.update((byte) label);
                    digest.update(values);
                    statistics.add(values);
                }));
        Idx.write(IdxImages.labelFile(folder, prefix), new int[] {pictures.size()}, labels::writeTo);
    }

    /** Mean and standard deviation of each channel, picture by picture. */
    private static final class ChannelStatistics {
        private final double[] sums;
        private final double[] squares;
        private final int area;
        private long pictures;

        ChannelStatistics(InputShape shape) {
            sums = new double[shape.channels()];
            squares = new double[shape.channels()];
            area = shape.size() / shape.channels();
        }

        void add(byte[] values) {
            for (int i = 0; i < values.length; i++) {
                double value = (values[i] & 0xff) / 255.0;
                sums[i / area] += value;
                squares[i / area] += value * value;
            }
            pictures++;
        }

        Normalization normalization() {
            List<Float> mean = new ArrayList<>();
            List<Float> std = new ArrayList<>();
            double n = (double) area * pictures;
            for (int c = 0; c < sums.length; c++) {
                double variance = Math.max(0, squares[c] / n - sums[c] / n * (sums[c] / n));
                mean.add((float) (sums[c] / n));
                std.add((float) Math.max(OwnSetWriter.LEAST_DEVIATION, Math.sqrt(variance)));
            }
            return new Normalization(mean, std);
        }
    }
}
