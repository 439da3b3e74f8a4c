package org.epsilonlab.data.download;

import ai.djl.Application.CV;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.model.Normalization;
import org.jspecify.annotations.Nullable;

/** All that can be downloaded. Sizes are those that DJL's repository states. */
public final class Offers {

    /** The system property that names a copy of DJL's repository, such as a school's own. */
    public static final String ADDRESS_PROPERTY = "epsilonlab.downloads";

    private static final String DJL = "https://mlrepo.djl.ai/";

    static final String MNIST = "mnist-whole";
    static final String CIFAR = "cifar-10";

    /** In the order of the labels, as the authors' {@code batches.meta.txt} has them. */
    static final List<String> CIFAR_CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    /** What torchvision's networks for ImageNet are trained with. */
    static final Normalization TORCHVISION =
            new Normalization(List.of(.485f, .456f, .406f), List.of(.229f, .224f, .225f));

    private static final String ZOO_LICENCE =
            "Apache-2.0 by DJL's model zoo; BSD-3-Clause by torchvision, whose weights these are";

    private static final List<Offer> ALL = List.of(
            resnet(18, 43_513_942, 190_000_000, "69.8"),
            resnet(50, 95_261_304, 410_000_000, "76.1"),
            new Offer(
                    CIFAR,
                    "CIFAR-10",
                    Offer.Kind.PICTURES,
                    "60,000 colour pictures, 32×32, of ten classes from airplane to truck; 50,000 to train on, 10,000 to test on."
                            + " The usual ε is 8/255.",
                    169_576_726,
                    400_000_000,
                    "Its authors state none; they ask to be cited",
                    "Krizhevsky 2009, cs.toronto.edu/~kriz/cifar.html",
                    set("cifar10")),
            new Offer(
                    MNIST,
                    "MNIST, all 70,000 digits",
                    Offer.Kind.PICTURES,
                    "Handwritten digits, grey, 28×28; 60,000 to train on, 10,000 to test on. Stands beside the 5,000 that came with"
                            + " the program.",
                    11_489_831,
                    80_000_000,
                    "CC BY-SA 3.0, as commonly passed on; its authors' page states none",
                    "LeCun, Cortes & Burges, yann.lecun.com/exdb/mnist",
                    set("mnist")));

    private Offers() {}

    private static Offer resnet(int layers, long bytes, long room, String accuracy) {
        return new Offer(
                "resnet-" + layers,
                "ImageNet · ResNet-" + layers,
                Offer.Kind.NETWORK,
                "A network for photographs with " + layers + " layers and 1,000 classes; torchvision states " + accuracy
                        + " % on ImageNet's 50,000 validation pictures.",
                bytes,
                room,
                ZOO_LICENCE,
                "ResNet-" + layers + " (He, Zhang, Ren & Sun 2016), torchvision's weights, traced for DJL's model zoo",
                new Offer.Place(
                        CV.IMAGE_CLASSIFICATION,
                        "ai.djl.pytorch",
                        "resnet",
                        "0.0.1",
                        Map.of("layers", Integer.toString(layers), "dataset", "imagenet")));
    }

    private static Offer.Place set(String artifact) {
        return new Offer.Place(CV.ANY, "ai.djl.basicdataset", artifact, "1.0", Map.of());
    }

    /** Networks first. */
    public static List<Offer> all() {
        return ALL;
    }

    /** Those of one kind. */
    public static List<Offer> of(Offer.Kind kind) {
        return ALL.stream().filter(each -> each.kind() == kind).toList();
    }

    /**
     * The offer of that name and kind.
     *
     * @throws DownloadException one sentence, if there is none
     */
    public static Offer find(String name, Offer.Kind kind) throws DownloadException {
        List<Offer> fitting = of(kind);
        return fitting.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DownloadException("There is no \"" + name + "\" to download; there is "
                        + fitting.stream().map(Offer::name).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Where downloads come from: DJL's repository, unless {@link #ADDRESS_PROPERTY} names another.
     *
     * @throws DownloadException one sentence, if what it names is no address
     */
    public static URI address() throws DownloadException {
        return address(System.getProperty(ADDRESS_PROPERTY, ""));
    }

    /** The same for an address as it is typed; DJL's where it is blank. */
    public static URI address(String typed) throws DownloadException {
        if (typed.isBlank()) {
            return URI.create(DJL);
        }
        try {
            URI address = URI.create(typed.strip().endsWith("/") ? typed.strip() : typed.strip() + "/");
            if (List.of("http", "https", "file").contains(String.valueOf(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(typed, e);
        }
        throw noAddress(typed, null);
    }

    /** Whom it is fetched from, in words for people: the host, or the folder where there is none. */
    public static String host(URI address) {
        return address.getHost() == null ? address.getPath() : address.getHost();
    }

    private static DownloadException noAddress(String typed, @Nullable Exception cause) {
        return new DownloadException(
                "“" + typed + "” is no address to download from; write one such as " + DJL + ".", cause);
    }

    /** Bytes in words, such as "43.5 MB". */
    public static String size(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ENGLISH, "%.0f kB", Math.ceil(bytes / 1e3))
                : String.format(Locale.ENGLISH, bytes < 1e8 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
    }
}
