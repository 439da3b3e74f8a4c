package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TorchScript network, frozen, whose answers the layers of another take in the place of the picture. All networks on
 * the same script share it, whatever the file. What it answers to a picture that nobody differentiates is kept, so that a
 * training on few pictures asks it once for each.
 */
final class Features implements AutoCloseable {

    /** Pictures whose answers are kept; a thousand numbers each. */
    private static final int KEPT = 8192;

    /** Pictures in one forward pass without a gradient: more of them would only take memory. */
    private static final int AT_ONCE = 16;

    private static final Map<String, Features> OPEN = new HashMap<>();

    private final String digest;
    private final NDManager manager;
    private final PtSymbolBlock module;
    private final Map<Key, float[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
            return size() > KEPT;
        }
    };
    private int users;

    /** Tells pictures apart by two sums over all their values. */
    private record Key(long sum, int other, int size) {}

    private Features(String digest, NDManager manager, PtSymbolBlock module) {
        this.digest = digest;
        this.manager = manager;
        this.module = module;
    }

    /**
     * Opens a script, or shares it if it is open; close it once for each time.
     *
     * @throws ModelException if the file is no TorchScript, or cannot be read
     */
    static Features open(Path script) throws ModelException {
        synchronized (OPEN) {
            String digest = digest(script);
            Features features = OPEN.get(digest);
            if (features == null) {
                NDManager manager = Torch.manager().newSubManager();
                try {
                    features = new Features(digest, manager, TorchScriptClassifier.module(manager, script));
                } catch (ModelException e) {
                    manager.close();
                    throw e;
                }
                OPEN.put(digest, features);
            }
            features.users++;
            return features;
        }
    }

    private static String digest(Path script) throws ModelException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(script)));
        } catch (IOException e) {
            throw new ModelException(script + " is not there or cannot be read; restore it from where it came.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The answers to pictures.
     *
     * @param x normalised, shape (N, C, H, W)
     * @return shape (N, answers), in the scope of {@code x}; differentiable where {@link Gradients} is at work on pictures
     */
    NDArray of(NDArray x) {
        if (Gradients.areOfPictures()) {
            return forward(x);
        }
        List<NDArray> rows = new ArrayList<>();
        for (long from = 0; from < x.getShape().get(0); from += AT_ONCE) {
            rows.add(known(x.get(from + ":" + Math.min(x.getShape().get(0), from + AT_ONCE))));
        }
        return rows.size() == 1 ? rows.get(0) : NDArrays.concat(new NDList(rows));
    }

    private NDArray forward(NDArray x) {
        return IValueUtils.forward(module, new NDList(x), true).singletonOrThrow();
    }

    private NDArray known(NDArray x) {
        int n = (int) x.getShape().get(0);
        float[] values = x.toFloatArray();
        int size = values.length / n;
        Key[] keys = new Key[n];
        float[][] answers = new float[n][];
        List<Integer> asked = new ArrayList<>();
        synchronized (kept) {
            for (int i = 0; i < n; i++) {
                keys[i] = key(values, i * size, size);
                answers[i] = kept.get(keys[i]);
                if (answers[i] == null) {
                    asked.add(i);
                }
            }
        }
        if (!asked.isEmpty()) {
            ask(x, asked, keys, answers);
        }
        int width = answers[0].length;
        float[] all = new float[n * width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(answers[i], 0, all, i * width, width);
        }
        return x.getManager().create(all, new Shape(n, width));
    }

    private void ask(NDArray x, List<Integer> asked, Key[] keys, float[][] answers) {
        NDList parts = new NDList();
        asked.forEach(i -> parts.add(x.get(i + ":" + (i + 1))));
        float[] fresh = forward(parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts))
                .toFloatArray();
        int width = fresh.length / asked.size();
        synchronized (kept) {
            for (int i = 0; i < asked.size(); i++) {
                float[] answer = Arrays.copyOfRange(fresh, i * width, (i + 1) * width);
                answers[asked.get(i)] = answer;
                kept.put(keys[asked.get(i)], answer);
            }
        }
    }

    private static Key key(float[] values, int from, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES);
        bytes.asFloatBuffer().put(values, from, size);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        long sum = 1;
        for (int i = from; i < from + size; i++) {
            sum = sum * 0x9E3779B97F4A7C15L + Float.floatToRawIntBits(values[i]);
        }
        return new Key(sum, (int) crc.getValue(), size);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(digest);
                manager.close();
            }
        }
    }
}
