package org.epsilonlab.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.download.Arrived;
import org.epsilonlab.data.download.Download;
import org.epsilonlab.data.download.DownloadListener;
import org.epsilonlab.data.download.Offer;
import org.epsilonlab.data.download.Offers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models download} and {@code data download}: fetches one thing by its name, or lists what there is. */
@Command(
        name = "download",
        description = "Downloads one by its name; without a name lists what there is, and asks nobody.",
        mixinStandardHelpOptions = true)
abstract sealed class DownloadCommand implements Callable<Integer> {

    /** Progress is told once for each such part of it. */
    private static final int PARTS = 20;

    private static final int PATIENCE_SECONDS = 5;

    private final CliContext context;
    private final Interrupt interrupt;
    private final Offer.Kind kind;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One of those that are listed without a name.")
    private @Nullable String name;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "A repository laid out as DJL's, in place of https://mlrepo.djl.ai/; file: works too.")
    private @Nullable String from;

    private DownloadCommand(CliContext context, Interrupt interrupt, Offer.Kind kind) {
        this.context = context;
        this.interrupt = interrupt;
        this.kind = kind;
    }

    /** {@code models download}. */
    @Command(name = "download")
    static final class Models extends DownloadCommand {
        Models(CliContext context, Interrupt interrupt) {
            super(context, interrupt, Offer.Kind.NETWORK);
        }
    }

    /** {@code data download}. */
    @Command(name = "download")
    static final class Data extends DownloadCommand {
        Data(CliContext context, Interrupt interrupt) {
            super(context, interrupt, Offer.Kind.PICTURES);
        }
    }

    @Override
    public Integer call() throws IOException {
        URI address = from == null ? Offers.address() : Offers.address(from);
        if (name == null) {
            Offers.of(kind).forEach(this::list);
            return 0;
        }
        Offer offer = Offers.find(name, kind);
        Optional<Arrived> before = Download.find(offer, context.downloads());
        if (before.isPresent()) {
            context.out().println(offer.title() + " is here already" + words(before.get()));
            return 0;
        }
        context.out().println(offer.title() + ": " + Offers.size(offer.bytes()) + " from " + address);
        context.out().println("licence: " + offer.licence());
        Download download = new Download(offer, context.downloads());
        CountDownLatch tidied = new CountDownLatch(1);
        // Where Ctrl-C is not heard, as a server is silent, the download is ended from outside.
        interrupt.guard(() -> {
            download.cancel();
            tidied.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        });
        try {
            Arrived arrived = download.run(address, new Printed());
            context.out().println(offer.title() + " is here" + words(arrived));
            return 0;
        } finally {
            tidied.countDown();
        }
    }

    private void list(Offer offer) {
        boolean isHere = Download.find(offer, context.downloads()).isPresent();
        context.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-14s %s · %s%s",
                        offer.name(),
                        offer.title(),
                        Offers.size(offer.bytes()),
                        isHere ? " · here already" : ""));
        for (String line : new String[] {offer.about(), "origin: " + offer.origin(), "licence: " + offer.licence()}) {
            context.out().println(" ".repeat(15) + line);
        }
    }

    private static String words(Arrived arrived) {
        if (arrived instanceof Arrived.Network network) {
            return ": --model " + network.entry().card().name() + ", in "
                    + network.entry().folder();
        }
        OwnSet set = ((Arrived.Pictures) arrived).set();
        return String.format(
                Locale.ROOT,
                ": train --data %s, or --data %s:test (%,d and %,d pictures), in %s",
                set.name(),
                set.name(),
                set.train(),
                set.test(),
                set.folder());
    }

    /** Tells progress a line at a time, and hears of Ctrl-C. */
    private final class Printed implements DownloadListener {
        private int told;

        @Override
        public boolean isCancelled() {
            return interrupt.isStopped();
        }

        @Override
        public void fetched(long bytes, long all) {
            int part = all == 0 ? 0 : (int) (bytes * PARTS / all);
            if (part > told) {
                told = part;
                context.out()
                        .println(String.format(
                                Locale.ROOT,
                                "%3d %%  %s of %s",
                                100 * part / PARTS,
                                Offers.size(bytes),
                                Offers.size(all)));
            }
        }

        @Override
        public void unpacking() {
            context.out().println(kind == Offer.Kind.NETWORK ? "unpacking it and trying it" : "unpacking it");
        }
    }
}
