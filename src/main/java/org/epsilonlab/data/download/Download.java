package org.epsilonlab.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.Mnist;
import org.epsilonlab.data.OwnSetShelf;
import org.epsilonlab.data.Published;
import org.epsilonlab.data.PublishedPictures;
import org.epsilonlab.data.PublishedSetWriter;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.model.foreign.ModelImport;
import org.epsilonlab.model.foreign.Proposal;
import org.epsilonlab.model.foreign.Trial;
import org.jspecify.annotations.Nullable;

/** Brings one offer to the user's folders, whole or not at all. Blocks, so keep it off the FX thread. */
public final class Download {

    /** Whose class names the networks for ImageNet get; they are in the order of ImageNet's own. */
    private static final String NAMED = "imagenet-efficientnet-lite0";

    private static final InputShape PHOTOGRAPH = new InputShape(3, 224, 224);
    private static final Resize RESIZE = new Resize(256, Filter.BILINEAR);

    /**
     * Where things go, and where others lie.
     *
     * @param scratch for what has come so far; removed when nothing is coming
     * @param data the user's own data sets
     * @param models the user's own networks
     * @param bundled the networks that came with the program
     * @param runs the networks that were trained here
     */
    public record Places(Path scratch, Path data, Path models, Path bundled, Path runs) {}

    private final Offer offer;
    private final Places places;
    private volatile boolean cancelled;
    private volatile @Nullable WebRepository repository;
    private volatile @Nullable ModelImport importing;

    public Download(Offer offer, Places places) {
        this.offer = offer;
        this.places = places;
    }

    /** What an earlier download of it has become, if the user still has it. Reads files. */
    public static Optional<Arrived> find(Offer offer, Places places) {
        if (offer.kind() == Offer.Kind.NETWORK) {
            return ModelCatalog.scan(List.of(places.models())).entries().stream()
                    .filter(entry -> entry.card().source().equals(offer.origin()))
                    .<Arrived>map(Arrived.Network::new)
                    .findFirst();
        }
        return new OwnSetShelf(places.data())
                .list(new ArrayList<>()).stream()
                        .filter(set -> set.published() != null
                                && set.published().name().equals(offer.name()))
                        .<Arrived>map(Arrived.Pictures::new)
                        .findFirst();
    }

    /**
     * Downloads it.
     *
     * @param address of the repository
     * @throws IOException one sentence that says why not, and what to do; nothing of it is left then
     * @throws CancellationException if it was cancelled; nothing of it is left either
     */
    public Arrived run(URI address, DownloadListener listener) throws IOException {
        try (Scratch scratch = Scratch.in(places.scratch());
                WebRepository web = new WebRepository(address, scratch.folder())) {
            repository = web;
            Map<String, Path> files = new Fetch(offer, web, listener, () -> isCancelled(listener)).files();
            listener.unpacking();
            if (isCancelled(listener)) {
                throw new CancellationException("cancelled after it had come");
            }
            return offer.kind() == Offer.Kind.NETWORK ? network(files) : pictures(files, address, listener);
        }
    }

    /** Ends it from any thread. */
    public void cancel() {
        cancelled = true;
        WebRepository web = repository;
        if (web != null) {
            web.close();
        }
        ModelImport trying = importing;
        if (trying != null) {
            trying.close();
        }
    }

    private boolean isCancelled(DownloadListener listener) {
        return cancelled || listener.isCancelled();
    }

    private void check() {
        if (cancelled) {
            throw new CancellationException("cancelled while it was tried");
        }
    }

    private Arrived network(Map<String, Path> files) throws IOException {
        Path script = script(files.get("model"));
        try (ModelImport taking =
                new ModelImport(new Trial(), new ModelShelf(Files.createDirectories(places.models())))) {
            importing = taking;
            check();
            List<String> classes =
                    CardFile.read(places.bundled().resolve(NAMED)).classes();
            Proposal proposal = taking.look(script, null, PHOTOGRAPH);
            int answers = proposal.fits().get(0).classes();
            if (answers != classes.size()) {
                throw new DownloadException(offer.title() + " answers " + answers + " classes instead of "
                        + classes.size() + ", so it was not kept; look for a newer Epsilon Lab.");
            }
            ImportForm form = proposal.form()
                    .titled(offer.title())
                    .with(Offers.TORCHVISION)
                    .withResize(RESIZE)
                    .withClasses(classes)
                    .from(offer.origin(), offer.licence());
            List<String> taken = ModelCatalog.scan(List.of(places.bundled(), places.runs())).entries().stream()
                    .map(entry -> entry.card().name())
                    .toList();
            return new Arrived.Network(taking.keep(proposal, form, taken));
        } catch (ModelException e) {
            check();
            throw new DownloadException(String.valueOf(e.getMessage()), e);
        } finally {
            importing = null;
        }
    }

    /** A TorchScript file, or the one in the folder that was unpacked. */
    private Path script(@Nullable Path model) throws IOException {
        if (model != null && Files.isRegularFile(model)) {
            return model;
        }
        if (model != null) {
            try (Stream<Path> all = Files.walk(model)) {
                List<Path> scripts =
                        all.filter(each -> each.toString().endsWith(".pt")).toList();
                if (scripts.size() == 1) {
                    return scripts.get(0);
                }
            }
        }
        throw unfamiliar();
    }

    private DownloadException unfamiliar() {
        return new DownloadException(
                "What came as " + offer.title()
                        + " is laid out in a way that this version does not know, so it was not kept; look for a newer Epsilon Lab.");
    }

    private Arrived pictures(Map<String, Path> files, URI address, DownloadListener listener)
            throws DataException, IOException {
        boolean colour = offer.name().equals(Offers.CIFAR);
        Published published = colour
                ? new Published(offer.name(), offer.name(), "CIFAR-10 (Krizhevsky 2009)", offer.licence(), 8 / 255.0)
                : new Published(
                        offer.name(), "mnist", "MNIST (LeCun, Bottou, Bengio & Haffner 1998)", offer.licence(), 0.3);
        PublishedPictures train = colour
                ? PublishedPictures.cifar(file(files, "data_batch.bin"))
                : PublishedPictures.idx(file(files, "train_data"), file(files, "train_labels"));
        PublishedPictures test = colour
                ? PublishedPictures.cifar(file(files, "test_batch.bin"))
                : PublishedPictures.idx(file(files, "test_data"), file(files, "test_labels"));
        return new Arrived.Pictures(new PublishedSetWriter(places.data(), () -> isCancelled(listener))
                .keep(
                        offer.title(),
                        colour ? Offers.CIFAR_CLASSES : Mnist.CLASSES,
                        train,
                        test,
                        address.toString(),
                        published));
    }

    private Path file(Map<String, Path> files, String name) throws DownloadException {
        Path file = files.get(name);
        if (file == null || !Files.isRegularFile(file)) {
            throw unfamiliar();
        }
        return file;
    }
}
