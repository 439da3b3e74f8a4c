package org.epsilonlab.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.epsilonlab.model.InputShape;

/**
 * Pictures with their labels in the form in which others publish them, read from the first to the last.
 *
 * @param shape of every picture
 * @param size how many there are
 * @param reading hands them out one by one
 */
public record PublishedPictures(InputShape shape, int size, Reading reading) {

    /** The shape of CIFAR-10's pictures. */
    private static final InputShape CIFAR = new InputShape(3, 32, 32);

    /** Takes one picture. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes it.
         *
         * @param label from 0 on
         * @param values 0…255 as unsigned bytes, channel first; overwritten by the next picture
         */
        void take(int label, byte[] values) throws IOException;
    }

    /** Hands out all pictures in their order. */
    @FunctionalInterface
    public interface Reading {
        void forEach(Taker taker) throws IOException;
    }

    /**
     * CIFAR-10's binary version: for each picture a byte with its label, then 1,024 bytes of red, of green and of blue, row by
     * row (Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images").
     *
     * @param file as published, one or several batches in a row
     * @throws DataException one sentence, if it is no such file
     */
    public static PublishedPictures cifar(Path file) throws IOException {
        int record = 1 + CIFAR.size();
        long bytes = Files.size(file);
        if (bytes == 0 || bytes % record != 0 || bytes / record > Integer.MAX_VALUE / record) {
            throw new DataException(file + " is not CIFAR-10's binary version, whose pictures take " + record
                    + " bytes each; download it again.");
        }
        int size = (int) (bytes / record);
        return new PublishedPictures(CIFAR, size, taker -> {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                byte[] values = new byte[CIFAR.size()];
                for (int i = 0; i < size; i++) {
                    int label = in.readUnsignedByte();
                    in.readFully(values);
                    taker.take(label, values);
                }
            }
        });
    }

    /**
     * A pair of IDX files of grey pictures, as MNIST is published.
     *
     * @throws DataException one sentence, if they are no such files
     */
    public static PublishedPictures idx(Path images, Path labels) throws DataException {
        Idx pictures = Idx.read(images, 3);
        Idx answers = Idx.read(labels, 1);
        if (pictures.length(0) != answers.length(0)) {
            throw new DataException(images + " holds " + pictures.length(0) + " pictures but " + labels + " "
                    + answers.length(0) + " labels; download them again.");
        }
        InputShape shape = new InputShape(1, pictures.length(1), pictures.length(2));
        return new PublishedPictures(shape, pictures.length(0), taker -> {
            for (int i = 0; i < answers.length(0); i++) {
                byte[] values = Arrays.copyOfRange(pictures.values(), i * shape.size(), (i + 1) * shape.size());
                taker.take(answers.values()[i] & 0xff, values);
            }
        });
    }
}
