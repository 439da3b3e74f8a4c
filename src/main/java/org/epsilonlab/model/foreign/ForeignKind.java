package org.epsilonlab.model.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelException;

/** What a file or folder from elsewhere is, told by what is in it and not by its name. */
public enum ForeignKind {
    /** A TorchScript file. */
    SCRIPT,
    /** An ONNX file, which answers but gives no gradients. */
    ONNX,
    /** Weights alone, in safetensors; the layers must be given. */
    SAFETENSORS,
    /** A model folder of this program. */
    FOLDER,
    /** A zip file with such a folder in it. */
    ZIP;

    /** More than this is no network for a classroom's machine. */
    private static final long LARGEST = 2L << 30;

    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final List<String> ENDINGS =
            List.of(".pt", ".pth", ".ts", ".torchscript", ".safetensors", ".zip", ".onnx", ".h5", ".keras", ".pkl");
    private static final String WANTED =
            "; give a TorchScript or ONNX file, a model folder, a zip of one, or safetensors with a list of layers.";

    /** Whether the name looks like a network's, well-formed or not: quick, for a drag that hovers. */
    public static boolean looksLikeOne(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) || Files.isRegularFile(path.resolve(CardFile.NAME));
    }

    /**
     * Looks into a file.
     *
     * @throws ModelException one sentence, if it is none of these
     */
    public static ForeignKind of(Path path) throws ModelException {
        try {
            if (Files.isDirectory(path)) {
                if (Files.isRegularFile(path.resolve(CardFile.NAME))) {
                    return FOLDER;
                }
                throw new ModelException(path + " has no " + CardFile.NAME + ", so it is no model folder" + WANTED);
            }
            if (!Files.isRegularFile(path)) {
                throw new ModelException(path + " is not there" + WANTED);
            }
            long size = Files.size(path);
            if (size == 0) {
                throw new ModelException(path + " is empty; copy it again from where it came.");
            }
            if (size > LARGEST) {
                throw new ModelException(path + " is larger than 2 GB; networks of this size are not taken.");
            }
            return ofBytes(path, size);
        } catch (IOException e) {
            throw new ModelException(path + " cannot be read; check its permissions.", e);
        }
    }

    private static ForeignKind ofBytes(Path path, long size) throws IOException, ModelException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(9);
        }
        if (head.length >= 4 && Arrays.equals(Arrays.copyOf(head, 4), ZIP_MAGIC)) {
            return ofZip(path);
        }
        if (head.length == 9 && head[8] == '{' && size > 9) {
            return SAFETENSORS;
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            // Checked by whoever opens it: the format has hardly a mark of its own.
            return ONNX;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        throw new ModelException(path
                + (text.startsWith("\u0089HDF") ? " is a Keras file" : " is no network that can be read")
                + WANTED);
    }

    private static ForeignKind ofZip(Path path) throws ModelException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            boolean hasCode = false;
            boolean hasPickle = false;
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                if (name.equals(CardFile.NAME) || name.endsWith("/" + CardFile.NAME)) {
                    return ZIP;
                }
                hasCode |= name.contains("/code/") || name.endsWith("/constants.pkl");
                hasPickle |= name.endsWith("data.pkl");
            }
            if (hasCode) {
                return SCRIPT;
            }
            throw new ModelException(path
                    + (hasPickle
                            ? " holds weights or a Python object saved with torch.save; save the network itself"
                                    + " with torch.jit.trace(network, picture).save(file)."
                            : " is a zip file without a " + CardFile.NAME + WANTED));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException(path + " is damaged; copy it again from where it came.", e);
        }
    }
}
