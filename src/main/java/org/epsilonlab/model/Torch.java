package org.epsilonlab.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Starts the PyTorch engine the way this program needs it: offline, quiet, and with an allocator that keeps its pages. */
public final class Torch {

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;

    private Torch() {}

    /** Starts the engine on first use; the first start on a machine unpacks the native library (seconds). */
    public static void start() {
        Started.ENGINE.getEngineName();
    }

    /** The scope of everything; networks make sub-managers of it. */
    static NDManager manager() {
        return Started.MANAGER;
    }

    /** How many threads the engine computes on. */
    public static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Version of the engine, for the About box. */
    public static String version() {
        return Started.ENGINE.getVersion();
    }

    private static final class Started {
        private static final Engine ENGINE = engine();
        private static final NDManager MANAGER = ENGINE.newBaseManager();

        private static Engine engine() {
            setUnlessSet("ai.djl.offline", "true");
            setUnlessSet("OPT_OUT_TRACKING", "true");
            // Profiling a TorchScript costs seconds in its first calls.
            setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
            keepPages();
            return Engine.getEngine("PyTorch");
        }

        private static void setUnlessSet(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }

        /**
         * glibc gives large blocks back to the kernel after each operation and faults them in again; keeping them makes
         * iterated attacks on batches about 1.7 times as fast.
         */
        private static void keepPages() {
            if (!Platform.isLinux()) {
                return;
            }
            try {
                Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
                mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, 1 << 30});
                mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, 2_000_000_000});
            } catch (UnsatisfiedLinkError e) {
                // Another C library (musl): it works, only slower.
                System.getLogger(Torch.class.getName()).log(System.Logger.Level.DEBUG, "no mallopt", e);
            }
        }
    }
}
