package org.epsilonlab.evaluation;

import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.image.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Answers on disk, one file a cell: a line that says what was asked, then a line for each batch of pictures. A line is
 * written whole or is no part of the answer, so what was computed before a crash or on a full disk stays. For one thread.
 */
public final class ResultStore {

    private static final String ENDING = ".jsonl";

    private final @Nullable Path folder;
    private final Map<String, CellAnswer> known = new HashMap<>();

    /** @param folder where the files lie, made when the first is written; null keeps the answers in memory only */
    public ResultStore(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * What is there of a cell's answer.
     *
     * @throws IOException one sentence, if its file is there and cannot be read
     */
    CellAnswer find(Cell cell) throws IOException {
        CellAnswer answer = known.get(cell.key());
        if (answer == null) {
            answer = read(cell);
            known.put(cell.key(), answer);
        }
        return answer;
    }

    /**
     * Whatever lies in the folder, in the order of the files' names; what is no answer is passed over.
     *
     * @throws IOException one sentence, if the folder is not there or cannot be read
     */
    List<CellAnswer> all() throws IOException {
        List<CellAnswer> answers = new ArrayList<>();
        if (folder == null) {
            answers.addAll(known.values());
            return answers;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            List<Path> sorted = new ArrayList<>();
            files.forEach(sorted::add);
            sorted.sort(Comparator.naturalOrder());
            for (Path file : sorted) {
                Cell cell = cell(file);
                if (cell != null && file.equals(file(cell))) {
                    answers.add(find(cell));
                }
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new IOException(folder + " is no folder; name one that evaluate --resume filled.", e);
        }
        return answers;
    }

    private static @Nullable Cell cell(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Cell.GSON.fromJson(in.readLine(), Cell.Written.class).cell();
        } catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
            return null;
        }
    }

    private CellAnswer read(Cell cell) throws IOException {
        CellAnswer answer = new CellAnswer(cell);
        Path file = file(cell);
        if (file == null || !Files.exists(file)) {
            return answer;
        }
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        boolean first = true;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                if (!first && !take(new String(bytes, start, end - start, StandardCharsets.UTF_8), answer)) {
                    break;
                }
                first = false;
                start = end + 1;
            }
        }
        if (start < bytes.length) {
            // A line that was not finished: it is computed again.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(start);
            }
        }
        return answer;
    }

    private static boolean take(String line, CellAnswer answer) {
        try {
            answer.add(Cell.GSON.fromJson(line, Chunk.class));
            return true;
        } catch (JsonParseException | NullPointerException e) {
            return false;
        }
    }

    private @Nullable Path file(Cell cell) {
        return folder == null ? null : folder.resolve(cell.key() + ENDING);
    }

    /**
     * Adds a part to a cell's answer and puts it on the disk.
     *
     * @throws IOException one sentence, if the disk refuses; what was there before stays
     */
    void append(CellAnswer answer, Chunk chunk) throws IOException {
        Path file = file(answer.cell());
        if (file != null) {
            if (!Files.exists(file)) {
                WholeFile.write(file, line(answer.cell().written()));
            }
            write(file, line(chunk));
        }
        answer.add(chunk);
    }

    private static byte[] line(Object value) {
        return (Cell.GSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long before = channel.size();
            try {
                channel.position(before);
                ByteBuffer buffer = ByteBuffer.wrap(line);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw new IOException(
                    file.getParent() + " takes no more results; free some room there and start again: what was computed"
                            + " so far is kept.",
                    e);
        }
    }
}
