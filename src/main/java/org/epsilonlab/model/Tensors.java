package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epsilonlab.image.Pixels;

/** The only way between pictures on the heap and arrays of the engine. */
public final class Tensors {

    private Tensors() {}

    /**
     * Pictures as one array of shape (N, C, H, W) in {@code manager}.
     *
     * @throws IllegalArgumentException if a picture has another shape
     */
    public static NDArray batch(NDManager manager, InputShape shape, List<Pixels> pictures) {
        float[] values = new float[pictures.size() * shape.size()];
        for (int i = 0; i < pictures.size(); i++) {
            Pixels picture = pictures.get(i);
            if (!new InputShape(picture.channels(), picture.height(), picture.width()).equals(shape)) {
                throw new IllegalArgumentException("picture " + i + " is " + picture.channels() + "×" + picture.height()
                        + "×" + picture.width() + " but the network takes " + shape);
            }
            picture.copyTo(values, i * shape.size());
        }
        return batch(manager, shape, values);
    }

    /** Values that lie picture after picture as one array of shape (N, C, H, W) in {@code manager}. */
    public static NDArray batch(NDManager manager, InputShape shape, float[] values) {
        return manager.create(
                values, new Shape(values.length / shape.size(), shape.channels(), shape.height(), shape.width()));
    }

    /**
     * The numbers of a contiguous array where they lie: what is written there is the array's. Lives no longer than the
     * array does.
     */
    public static FloatBuffer memory(NDArray array) {
        return JniUtils.getByteBuffer((PtNDArray) array, true)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The pictures of an array of shape (N, C, H, W) in [0, 1]. */
    public static List<Pixels> pictures(NDArray batch) {
        Shape shape = batch.getShape();
        int size = (int) shape.slice(1).size();
        float[] values = batch.toFloatArray();
        List<Pixels> pictures = new ArrayList<>();
        for (int from = 0; from < values.length; from += size) {
            pictures.add(new Pixels(
                    (int) shape.get(1),
                    (int) shape.get(2),
                    (int) shape.get(3),
                    Arrays.copyOfRange(values, from, from + size)));
        }
        return pictures;
    }

    /** What logits of shape (N, classes) say, a prediction a picture. */
    public static List<Prediction> predictions(NDArray logits) {
        int classes = (int) logits.getShape().get(1);
        float[] values = logits.toFloatArray();
        List<Prediction> predictions = new ArrayList<>();
        for (int from = 0; from < values.length; from += classes) {
            predictions.add(Prediction.ofLogits(values, from, classes));
        }
        return predictions;
    }
}
