package org.epsilonlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same repository behind HTTP, on this very machine: servers that refuse, break off, or go silent. */
class SilentServerTest {

    private enum Manner {
        REFUSES,
        BREAKS_OFF,
        GOES_SILENT
    }

    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Manner> manner = new AtomicReference<>();
    private HttpServer server;
    private SmallRepository repository;

    @BeforeEach
    void serve() throws Exception {
        repository = SmallRepository.write(folder.resolve("repository"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = repository.root().resolve(exchange.getRequestURI().getPath().substring(1));
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (file.toString().endsWith(".json")) {
            byte[] list = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
        } else if (manner.get() == Manner.REFUSES) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            byte[] all = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, all.length);
            exchange.getResponseBody().write(Arrays.copyOf(all, all.length / 2));
            exchange.getResponseBody().flush();
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            if (manner.get() == Manner.GOES_SILENT) {
                over.await();
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void download(Manner how, String name, DownloadListener listener, AtomicReference<Download> started)
            throws IOException {
        manner.set(how);
        Path user = folder.resolve("user");
        Download download = new Download(
                Offers.all().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                new Download.Places(
                        user.resolve("downloads"),
                        user.resolve("data"),
                        user.resolve("models"),
                        Path.of("models"),
                        user.resolve("runs")));
        started.set(download);
        download.run(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), listener);
    }

    private void nothingIsLeft() {
        assertThat(folder.resolve("user/downloads")).doesNotExist();
        assertThat(folder.resolve("user/models")).doesNotExist();
    }

    @Test
    void aSilentServerIsLeftAtOnceWhenTheUserCancels() {
        AtomicReference<Download> started = new AtomicReference<>();
        DownloadListener cancelling = new DownloadListener() {
            @Override
            public void fetched(long bytes, long all) {
                // From another thread, a moment later: by then this one waits for bytes that never come.
                threads.execute(() -> {
                    try {
                        Thread.sleep(200);
                        started.get().cancel();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        };
        assertThatThrownBy(() -> download(Manner.GOES_SILENT, "resnet-18", cancelling, started))
                .isInstanceOf(CancellationException.class);
        assertThat(over.getCount()).as("the server is silent still").isEqualTo(1);
        nothingIsLeft();
    }

    @Test
    void brokenAndRefusedTransfersAreSaidInWords() {
        AtomicReference<Download> started = new AtomicReference<>();
        assertThatThrownBy(() -> download(Manner.BREAKS_OFF, "resnet-18", DownloadListener.NONE, started))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("nothing was kept");
        assertThatThrownBy(() -> download(Manner.REFUSES, "resnet-18", DownloadListener.NONE, started))
                .hasMessageContaining("127.0.0.1 refuses ImageNet · ResNet-18 at the moment (its answer was 503)");
        assertThatThrownBy(() -> download(Manner.REFUSES, "cifar-10", DownloadListener.NONE, started))
                .as("its files are said to lie elsewhere")
                .hasMessageContaining("is no list of downloads");
        nothingIsLeft();
    }
}
