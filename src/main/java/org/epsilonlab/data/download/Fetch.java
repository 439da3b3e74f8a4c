package org.epsilonlab.data.download;

import ai.djl.repository.Artifact;
import ai.djl.util.Progress;
import com.google.gson.JsonParseException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Brings one offer's files to a folder: unpacked, and with the checksums that the repository states for them. */
final class Fetch {

    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern ANSWER = Pattern.compile("HTTP response code: (\\d+)");

    /** Progress is told this many times at most. */
    private static final int TELLINGS = 500;

    private final Offer offer;
    private final WebRepository repository;
    private final Counting counting;
    private final String from;

    /** @param cancelled asked at every piece that comes */
    Fetch(Offer offer, WebRepository repository, DownloadListener listener, BooleanSupplier cancelled) {
        this.offer = offer;
        this.repository = repository;
        counting = new Counting(listener, cancelled);
        from = Offers.host(repository.getBaseUri());
    }

    /**
     * Fetches everything.
     *
     * @return file or unpacked folder, by its name in the repository
     * @throws DownloadException one sentence
     * @throws CancellationException if it was cancelled
     */
    Map<String, Path> files() throws DownloadException {
        try {
            Artifact artifact =
                    repository.resolve(offer.in(repository), offer.place().properties());
            if (artifact == null) {
                throw gone(null);
            }
            check(artifact);
            repository.prepare(artifact, counting);
            counting.end();
            Map<String, Path> files = new LinkedHashMap<>();
            for (Map.Entry<String, Artifact.Item> each : artifact.getFiles().entrySet()) {
                files.put(each.getKey(), repository.getFile(each.getValue(), ""));
            }
            return files;
        } catch (DownloadException e) {
            throw e;
        } catch (WebRepository.Broken e) {
            counting.check();
            throw broken(e);
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new DownloadException(
                    "What " + from
                            + " answers is no list of downloads; check the address, and whether this network asks for a"
                            + " login in the browser first.",
                    e);
        } catch (IOException e) {
            counting.check();
            // What DJL says of a wrong checksum; and what unpacking says, which gets to see the bytes before.
            boolean damaged = e instanceof ZipException
                    || e instanceof EOFException
                    || String.valueOf(e.getMessage()).startsWith("Checksum error");
            throw new DownloadException(
                    damaged
                            ? "What came as " + offer.title()
                                    + " is not what was published (its checksum differs); nothing"
                                    + " was kept, so download it again."
                            : repository.getCacheDirectory().getParent() + " cannot be written to, so " + offer.title()
                                    + " was not kept; check that it is yours and has room.",
                    e);
        }
    }

    private void check(Artifact artifact) throws IOException {
        long size = 0;
        for (Artifact.Item item : artifact.getFiles().values()) {
            boolean named = PLAIN_NAME.matcher(item.getName()).matches()
                    || (item.getName().isEmpty() && "dir".equals(item.getType()));
            if (!named || !SHA1.matcher(String.valueOf(item.getSha1Hash())).matches()) {
                throw new DownloadException(from + " states no checksum for " + offer.title()
                        + ", so nothing was downloaded; take another address.");
            }
            size += Math.max(0, item.getSize());
        }
        long needed = offer.room() + Math.max(0, size - offer.bytes());
        Path folder = repository.getCacheDirectory();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new DownloadException(String.format(
                    Locale.ENGLISH,
                    "%s needs %s until it is unpacked, but %s has room for %s; make room and try again.",
                    offer.title(),
                    Offers.size(needed),
                    folder.getParent(),
                    Offers.size(free)));
        }
    }

    private DownloadException gone(@Nullable IOException cause) {
        return new DownloadException(
                from + " does not have " + offer.title() + "; check the address, or look for a newer Epsilon Lab.",
                cause);
    }

    private DownloadException broken(WebRepository.Broken e) {
        if (e.getCause() instanceof FileNotFoundException) {
            return gone(e);
        }
        Matcher answer = ANSWER.matcher(String.valueOf(e.getMessage()));
        if (answer.find()) {
            return new DownloadException(
                    from + " refuses " + offer.title() + " at the moment (its answer was " + answer.group(1)
                            + "); try again later.",
                    e);
        }
        if (counting.done > 0) {
            return new DownloadException(
                    "The connection to " + from + " broke after " + Offers.size(counting.done) + " of " + offer.title()
                            + "; nothing was kept, so try again.",
                    e);
        }
        return new DownloadException(
                from + " cannot be reached, so " + offer.title()
                        + " was not downloaded; connect this computer to the internet and try again.",
                e);
    }

    /** Counts what comes, and is where a download can be cancelled. */
    private static final class Counting implements Progress {
        private final DownloadListener listener;
        private final BooleanSupplier cancelled;
        private long all;
        private long done;
        private long told;

        Counting(DownloadListener listener, BooleanSupplier cancelled) {
            this.listener = listener;
            this.cancelled = cancelled;
        }

        void check() {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled while it came");
            }
        }

        @Override
        public void reset(String message, long max, @Nullable String trailing) {
            all = max;
            listener.fetched(0, all);
        }

        @Override
        public void start(long initial) {
            done = initial;
        }

        @Override
        public void increment(long bytes) {
            check();
            // The end of a file counts as −1.
            done += Math.max(0, bytes);
            if (done - told > all / TELLINGS) {
                told = done;
                listener.fetched(done, all);
            }
        }

        @Override
        public void update(long progress, @Nullable String message) {
            done = progress;
        }

        @Override
        public void end() {
            listener.fetched(done, all);
        }
    }
}
