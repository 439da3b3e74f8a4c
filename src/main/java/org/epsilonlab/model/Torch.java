package org.epsilonlab.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Starts the PyTorch engine the way this program needs it: offline, quiet, and with an allocator that keeps its pages. */
public final class Torch {

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;

    /** How often a thread of the engine looks whether another is done before it sleeps. */
    private static final String SPINS = "10000";

    /** Pictures with fewer values than this in all, about eight small ones, gain nothing from a second thread. */
    static final long LITTLE = 8 * 28 * 28;

    /** What each thread last asked for: the engine keeps the number by thread. */
    private static final ThreadLocal<Integer> CHOSEN = ThreadLocal.withInitial(() -> 0);

    private Torch() {}

    /** Starts the engine on first use; the first start on a machine unpacks the native library (seconds). */
    public static void start() {
        Started.ENGINE.getEngineName();
    }

    /** The scope of everything; networks make sub-managers of it. */
    static NDManager manager() {
        return Started.MANAGER;
    }

    /** On how many threads the engine computes where there is enough to do. */
    public static int threads() {
        return Started.THREADS;
    }

    /**
     * Has the calling thread compute on one core where it computes a share already, or where the work is too little to be
     * shared: a second thread then costs more than it brings, and one that another program has driven off its core is
     * waited for.
     *
     * @param values how many values the pictures have in all
     */
    static void share(long values) {
        int wanted = values <= LITTLE || Shares.isUnderWay() ? 1 : Started.THREADS;
        if (CHOSEN.get() == 0) {
            // Without this the engine gives a new thread, at its first computation, what another thread asked for last.
            JniUtils.getNumThreads();
        }
        if (CHOSEN.get() != wanted) {
            JniUtils.setNumThreads(wanted);
            CHOSEN.set(wanted);
        }
    }

    /** Version of the engine, for the About box. */
    public static String version() {
        return Started.ENGINE.getVersion();
    }

    private static final class Started {
        private static final Engine ENGINE = engine();
        private static final NDManager MANAGER = ENGINE.newBaseManager();
        private static final int THREADS = JniUtils.getNumThreads();

        private static Engine engine() {
            setUnlessSet("ai.djl.offline", "true");
            setUnlessSet("OPT_OUT_TRACKING", "true");
            // Profiling a TorchScript costs seconds in its first calls.
            setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
            if (Platform.isLinux()) {
                tuneC();
            }
            return Engine.getEngine("PyTorch");
        }

        private static void setUnlessSet(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }

        /**
         * Two habits of the C libraries beneath, which only this process changes, and which whoever sets them himself keeps.
         * glibc gives large blocks back to the kernel after each operation and faults them in again; keeping them makes
         * iterated attacks on batches about 1.7 times as fast. And OpenMP's threads wait for each other by going round in
         * circles, for milliseconds; where another program, or our own window, needs a core, the one that is waited for does
         * not get it. Going to sleep after some tens of microseconds costs nothing alone, and is several times as fast beside
         * other work.
         */
        private static void tuneC() {
            try {
                NativeLibrary c = NativeLibrary.getInstance("c");
                Function mallopt = c.getFunction("mallopt");
                mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, 1 << 30});
                mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, 2_000_000_000});
                // Read when the engine's library is loaded, which is after this.
                c.getFunction("setenv").invokeInt(new Object[] {"GOMP_SPINCOUNT", SPINS, 0});
            } catch (UnsatisfiedLinkError e) {
                // Another C library (musl): it works, only slower.
                System.getLogger(Torch.class.getName()).log(System.Logger.Level.DEBUG, "no such function in C", e);
            }
        }
    }
}
