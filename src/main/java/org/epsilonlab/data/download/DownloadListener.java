package org.epsilonlab.data.download;

/** Hears how a download goes, on the thread that it runs on. */
public interface DownloadListener {

    /** Hears nothing. */
    DownloadListener NONE = new DownloadListener() {};

    /**
     * Some more has come.
     *
     * @param bytes so far
     * @param all there are; 0 if the repository doesn't say
     */
    default void fetched(long bytes, long all) {}

    /** All has come and is what was published; now it is unpacked, and a network is tried. */
    default void unpacking() {}

    /** Polled while it comes and is unpacked; true ends it with a CancellationException. */
    default boolean isCancelled() {
        return false;
    }
}
