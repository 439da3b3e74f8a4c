package org.epsilonlab.data.download;

import ai.djl.repository.AbstractRepository;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Metadata;
import ai.djl.repository.Version;
import ai.djl.util.JsonUtils;
import ai.djl.util.Progress;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A repository laid out as DJL's, at any address. DJL's own remote one keeps everything below the user's {@code .djl.ai} for
 * good and waits without end for a server that has gone silent; this one keeps it where it is told, and gives up.
 */
final class WebRepository extends AbstractRepository implements AutoCloseable {

    private static final int CONNECT_MILLIS = 15_000;
    private static final int SILENCE_MILLIS = 30_000;

    /** A description has a few kilobytes; a page that asks for a password in its place may have more. */
    private static final int LONGEST_METADATA = 1 << 20;

    private final Path cache;
    private volatile @Nullable URLConnection open;
    private volatile boolean closed;

    /** @param cache the folder that files come to */
    WebRepository(URI address, Path cache) {
        super("downloads", address);
        this.cache = cache;
    }

    /** The network's side of a transfer failed, not the disk's. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super(cause);
        }
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public Path getCacheDirectory() {
        return cache;
    }

    @Override
    public List<MRL> getResources() {
        return List.of();
    }

    /** @throws JsonParseException if what answers is no repository */
    @Override
    public Metadata locate(MRL mrl) throws IOException {
        try (InputStream in = open(uri.resolve(mrl.toURI()).resolve("metadata.json"))) {
            String text = new String(in.readNBytes(LONGEST_METADATA), StandardCharsets.UTF_8);
            Metadata metadata = JsonUtils.GSON_PRETTY.fromJson(text, Metadata.class);
            if (metadata == null || metadata.getArtifacts() == null) {
                throw new JsonParseException("lists nothing");
            }
            metadata.init(arguments);
            metadata.setRepositoryUri(mrl.toURI());
            return metadata;
        }
    }

    @Override
    public @Nullable Artifact resolve(MRL mrl, Map<String, String> filter) throws IOException {
        return locate(mrl).getArtifacts().stream()
                .filter(each -> Objects.equals(each.getVersion(), mrl.getVersion()))
                .filter(each -> each.hasProperties(filter))
                .max(Comparator.comparing(each -> new Version(each.getVersion())))
                .orElse(null);
    }

    /** As DJL's, but with an end to waiting, and telling the network's failures from the disk's. */
    @Override
    protected void download(Path folder, URI base, Artifact.Item item, Progress progress) throws IOException {
        URI file = uri.resolve(base).resolve(item.getUri());
        if (!Objects.equals(file.getScheme(), uri.getScheme())) {
            throw new JsonParseException("leads elsewhere: " + file);
        }
        try (InputStream in = open(file)) {
            save(in, folder, item, progress);
        }
    }

    private InputStream open(URI file) throws IOException {
        try {
            URLConnection connection = file.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(SILENCE_MILLIS);
            open = connection;
            if (closed) {
                throw new IOException("closed");
            }
            return new BufferedInputStream(new Telling(connection.getInputStream()), 1 << 16);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    /** Ends what is being transferred, from any thread. */
    @Override
    public void close() {
        closed = true;
        // Closing the stream would wait for the very read that is to be ended.
        if (open instanceof HttpURLConnection web) {
            web.disconnect();
        }
    }

    /** Tells the network's failures. */
    private static final class Telling extends FilterInputStream {

        Telling(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw new Broken(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new Broken(e);
            }
        }
    }
}
