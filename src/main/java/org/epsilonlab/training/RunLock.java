package org.epsilonlab.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second program from training in the same folder. The system lets go of it when the program dies. */
final class RunLock implements AutoCloseable {

    private static final String FILE = ".lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Holds the folder until it is closed.
     *
     * @throws IOException one sentence, if the folder is held already or cannot be written to
     */
    static RunLock hold(RunFolder folder) throws IOException {
        Path file = folder.path().resolve(FILE);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    folder.path() + " cannot be written to; check that it is yours and has room, then try again.", e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new RunLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw held(folder);
        }
        channel.close();
        throw held(folder);
    }

    private static IOException held(RunFolder folder) {
        return new IOException(
                folder.path() + " is being trained by another program; pause it there, or wait until it is done.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
