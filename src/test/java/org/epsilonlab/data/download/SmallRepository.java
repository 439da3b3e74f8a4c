package org.epsilonlab.data.download;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.epsilonlab.Reference;
import org.epsilonlab.data.OwnSet;

/** A repository on the disk, laid out as DJL's is, whose files are small. */
public final class SmallRepository {

    /** Where metadata of the data sets lies. */
    static final String CIFAR = "dataset/cv/ai/djl/basicdataset/cifar10/";

    static final String MNIST = "dataset/cv/ai/djl/basicdataset/mnist/";
    static final String RESNET = "model/cv/image_classification/ai/djl/pytorch/resnet/";

    /** How many pictures each set has. */
    static final int TRAIN = 200;

    static final int TEST = 40;

    private final Path root;

    private SmallRepository(Path root) {
        this.root = root;
    }

    /** Writes it. */
    public static SmallRepository write(Path root) throws Exception {
        SmallRepository repository = new SmallRepository(root);
        repository.network("tiny-imagenet.pt");
        // As DJL has them: addresses of data are whole, those of networks go on from where the list lies.
        String here = repository.address();
        Map<String, Object> cifar = new LinkedHashMap<>();
        cifar.put("data_batch.bin", repository.file(CIFAR, here + CIFAR, "data_batch.bin.gz", cifar(TRAIN, 1)));
        cifar.put("test_batch.bin", repository.file(CIFAR, here + CIFAR, "test_batch.bin.gz", cifar(TEST, 2)));
        repository.metadata(CIFAR, List.of(Map.of("version", "1.0", "snapshot", false, "files", cifar)));
        Map<String, Object> mnist = new LinkedHashMap<>();
        String parts = here + MNIST;
        mnist.put("train_data", repository.file(MNIST, parts, "1.0/train-images-idx3-ubyte.gz", digits(TRAIN)));
        mnist.put("train_labels", repository.file(MNIST, parts, "1.0/train-labels-idx1-ubyte.gz", labels(TRAIN)));
        mnist.put("test_data", repository.file(MNIST, parts, "1.0/t10k-images-idx3-ubyte.gz", digits(TEST)));
        mnist.put("test_labels", repository.file(MNIST, parts, "1.0/t10k-labels-idx1-ubyte.gz", labels(TEST)));
        repository.metadata(MNIST, List.of(Map.of("version", "1.0", "snapshot", false, "files", mnist)));
        return repository;
    }

    /** Its address, ending in a stroke. */
    public String address() {
        return root.toUri().toString();
    }

    Path root() {
        return root;
    }

    /** Downloads a data set from it into a user's folder. */
    public OwnSet download(String name, Path user) throws Exception {
        Download.Places places = new Download.Places(
                user.resolve("downloads"),
                user.resolve("data"),
                user.resolve("models"),
                Path.of("models"),
                user.resolve("runs"));
        Download download = new Download(Offers.find(name, Offer.Kind.PICTURES), places);
        Arrived arrived = download.run(URI.create(address()), DownloadListener.NONE);
        return ((Arrived.Pictures) arrived).set();
    }

    /** Puts a network in both places. */
    void network(String script) throws Exception {
        byte[] bytes = Files.readAllBytes(Reference.FOLDER.resolve("downloads").resolve(script));
        List<Object> artifacts = new ArrayList<>();
        for (int layers : new int[] {50, 18}) {
            Map<String, Object> model = file(RESNET, "", "0.0.1/traced_resnet" + layers + ".pt.gz", bytes);
            artifacts.add(Map.of(
                    "version",
                    "0.0.1",
                    "snapshot",
                    false,
                    "name",
                    "traced_resnet" + layers,
                    "properties",
                    Map.of("layers", Integer.toString(layers), "dataset", "imagenet"),
                    "arguments",
                    Map.of("width", 224),
                    "files",
                    Map.of("model", model)));
        }
        metadata(RESNET, artifacts);
    }

    void metadata(String place, List<?> artifacts) throws IOException {
        String json = new Gson()
                .toJson(Map.of(
                        "metadataVersion",
                        "0.2",
                        "groupId",
                        "x",
                        "artifactId",
                        "x",
                        "name",
                        "x",
                        "artifacts",
                        artifacts));
        Files.writeString(root.resolve(place).resolve("metadata.json"), json);
    }

    /** Replaces a piece of a list. */
    void edit(String place, String pattern, String replacement) throws IOException {
        Path file = root.resolve(place).resolve("metadata.json");
        Files.writeString(file, Files.readString(file).replaceAll(pattern, replacement));
    }

    private Map<String, Object> file(String place, String prefix, String name, byte[] content) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        Path file = root.resolve(place).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, packed.toByteArray());
        // In this order, which the tests' edits count on.
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("uri", prefix + name);
        item.put("sha1Hash", sha1(packed.toByteArray()));
        item.put("size", packed.size());
        return item;
    }

    private static String sha1(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }

    /** The label that picture {@code i} has. */
    static int label(int i) {
        return i * 7 % 10;
    }

    /** What colour channel {@code c} of class {@code label} is about. */
    static int shade(int label, int c) {
        return 40 + 90 * ((label + (c == 0 ? 0 : c == 1 ? label / 3 : label / 5)) % 3);
    }

    private static byte[] cifar(int count, int seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.write(label(i));
            for (int c = 0; c < 3; c++) {
                for (int p = 0; p < 1024; p++) {
                    out.write(shade(label(i), c) + random.nextInt(5) - 2);
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] digits(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int each : new int[] {0x0803, count, 28, 28}) {
                out.writeInt(each);
            }
            for (int i = 0; i < count * 784; i++) {
                out.write(i / 784 == 3 ? i % 784 / 4 : 255 * (i % 2));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] labels(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x0801);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.write(label(i));
            }
        }
        return bytes.toByteArray();
    }
}
