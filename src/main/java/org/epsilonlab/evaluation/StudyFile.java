package org.epsilonlab.evaluation;

import com.google.gson.JsonParseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.model.ProgramVersion;

/**
 * All that came of a study, as one JSON file that opens again as it was: what was asked, each figure with what every picture
 * did, the cards of checks, and the tables.
 *
 * @param question what was asked
 * @param figures one for each network, attack and budget, in this order
 * @param tables answers that are no accuracy: transfer, targets, survival
 * @param program the version that wrote it
 */
public record StudyFile(StudyQuestion question, List<Measurement> figures, List<CellAnswer> tables, String program) {

    public StudyFile {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    /**
     * What came of a plan.
     *
     * @param figures as {@link Study#run} gives them
     * @param tables as the listener heard of them
     */
    public static StudyFile of(StudyPlan plan, List<Measurement> figures, List<CellAnswer> tables) {
        String pictures = figures.isEmpty()
                ? Fingerprint.of(plan.data())
                : figures.get(0).cell().pictures();
        return new StudyFile(StudyQuestion.of(plan, pictures), figures, tables, ProgramVersion.get());
    }

    /**
     * Puts together what a store holds.
     *
     * @param folder of a store
     * @param data which pictures are meant, by name; "" if the store knows only one set
     * @throws IOException one sentence, if there is nothing complete, or it cannot be read, or it is not clear what is meant
     */
    public static StudyFile ofStore(Path folder, String data) throws IOException {
        return StoredStudy.read(folder, data);
    }

    /** The tables of one kind. */
    public List<CellAnswer> tables(Cell.Kind kind) {
        return tables.stream().filter(each -> each.cell().kind() == kind).toList();
    }

    /**
     * Writes it, whole or not at all.
     *
     * @throws IOException one sentence, if the disk refuses; what was there before stays
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, bytes -> {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            StudyJson.write(this, out);
            out.flush();
        });
    }

    /**
     * Opens it again.
     *
     * @throws IOException one sentence, if it is not there, is no such file, is damaged, or comes from a newer program
     */
    public static StudyFile read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return StudyJson.read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist; name a file that evaluate --save wrote.", e);
        } catch (JsonParseException | UncheckedIOException | java.nio.charset.CharacterCodingException e) {
            throw new IOException(StudyJson.damaged(file.toString()), e);
        }
    }
}
