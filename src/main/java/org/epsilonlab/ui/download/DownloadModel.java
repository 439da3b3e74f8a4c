package org.epsilonlab.ui.download;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.data.download.Arrived;
import org.epsilonlab.data.download.Download;
import org.epsilonlab.data.download.DownloadException;
import org.epsilonlab.data.download.DownloadListener;
import org.epsilonlab.data.download.Offer;
import org.epsilonlab.data.download.Offers;
import org.epsilonlab.ui.download.DownloadItem.State;

/** What can be downloaded, and what is coming; several at once, each for itself. Knows no view. */
public final class DownloadModel implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DownloadModel.class.getName());

    /** What downloads ask of the window around them; called on the FX thread. */
    public interface Arrivals {
        /** Something new is here: it is offered where such things are chosen. */
        void arrived(Arrived what);

        /** The user wants to go on with it. */
        void use(Arrived what);

        /** Why something did not come, one sentence. */
        void refuse(String sentence);
    }

    private final List<DownloadItem> items =
            Offers.all().stream().map(DownloadItem::new).toList();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final Download.Places places;
    private final Executor files;
    private final Arrivals arrivals;
    private boolean watched;

    /** @param files a download blocks one of its threads */
    public DownloadModel(Download.Places places, Executor files, Arrivals arrivals) {
        this.places = places;
        this.files = files;
        this.arrivals = arrivals;
        for (DownloadItem item : items) {
            item.stateProperty().subscribe(state -> tell());
            item.progressProperty().subscribe(share -> tell());
        }
    }

    List<DownloadItem> items() {
        return items;
    }

    /** Looks which are here, as the user may have deleted or brought some. */
    void look() {
        for (DownloadItem item : items) {
            if (!item.stateProperty().get().isBusy()) {
                files.execute(() -> {
                    Optional<Arrived> found = Download.find(item.offer(), places);
                    Platform.runLater(() -> seen(item, found));
                });
            }
        }
    }

    private static void seen(DownloadItem item, Optional<Arrived> found) {
        State state = item.stateProperty().get();
        if (state.isBusy()) {
            return;
        }
        if (found.isPresent()) {
            item.arrive(found.get());
        } else if (state == State.HERE) {
            item.end("", "");
        }
    }

    /** Whether its sheet is open; else what goes wrong is told by the window. */
    void setWatched(boolean now) {
        watched = now;
    }

    void start(DownloadItem item) {
        if (item.stateProperty().get() != State.ABSENT) {
            return;
        }
        URI address;
        try {
            address = Offers.address();
        } catch (DownloadException e) {
            failed(item, String.valueOf(e.getMessage()));
            return;
        }
        Download download = new Download(item.offer(), places);
        item.begin(download);
        files.execute(() -> {
            try {
                Arrived arrived = download.run(address, new Hearing(item));
                Platform.runLater(() -> {
                    item.arrive(arrived);
                    arrivals.arrived(arrived);
                });
            } catch (CancellationException e) {
                Platform.runLater(() -> item.end("Cancelled; nothing was kept.", ""));
            } catch (IOException e) {
                String sentence = String.valueOf(e.getMessage());
                Platform.runLater(() -> failed(item, sentence));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a download failed", e);
                Platform.runLater(() ->
                        failed(item, "The download failed inside the program; nothing was kept, so try once more."));
            }
        });
    }

    private void failed(DownloadItem item, String sentence) {
        item.end("", sentence);
        if (!watched) {
            arrivals.refuse(sentence);
        }
    }

    void cancel(DownloadItem item) {
        Download download = item.download();
        if (download != null && item.stateProperty().get().isBusy()) {
            item.set(State.ENDING, -1, "Cancelling …");
            // It may have to wait for a connection to be taken down.
            files.execute(download::cancel);
        }
    }

    void use(DownloadItem item) {
        arrivals.use(Objects.requireNonNull(item.arrived(), "offered only where it is here"));
    }

    private void tell() {
        List<DownloadItem> busy = items.stream()
                .filter(item -> item.stateProperty().get().isBusy())
                .toList();
        if (busy.isEmpty()) {
            status.set("");
            return;
        }
        DownloadItem first = busy.get(0);
        double share = first.progressProperty().get();
        status.set(first.offer().title()
                + (share < 0 ? "" : String.format(Locale.ROOT, " %.0f %%", Math.floor(100 * share)))
                + (busy.size() > 1 ? " and " + (busy.size() - 1) + " more" : ""));
    }

    /** What is coming, in a few words; empty while nothing is. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void close() {
        for (DownloadItem item : items) {
            Download download = item.download();
            if (download != null) {
                download.cancel();
            }
        }
    }

    /** Brings what happens to the FX thread. */
    private static final class Hearing implements DownloadListener {
        private final DownloadItem item;

        Hearing(DownloadItem item) {
            this.item = item;
        }

        private void set(State state, double share, String words) {
            Platform.runLater(() -> {
                // What was sent before it was cancelled comes too late.
                if (item.stateProperty().get().isBusy() && item.stateProperty().get() != State.ENDING) {
                    item.set(state, share, words);
                }
            });
        }

        @Override
        public void fetched(long bytes, long all) {
            set(
                    State.COMING,
                    all > 0 ? (double) bytes / all : -1,
                    all > 0 ? Offers.size(bytes) + " of " + Offers.size(all) : Offers.size(bytes));
        }

        @Override
        public void unpacking() {
            set(
                    State.UNPACKING,
                    -1,
                    item.offer().kind() == Offer.Kind.NETWORK ? "Unpacking and trying it …" : "Unpacking it …");
        }
    }
}
