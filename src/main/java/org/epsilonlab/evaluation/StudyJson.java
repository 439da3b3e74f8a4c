package org.epsilonlab.evaluation;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file of results is laid out. */
final class StudyJson {

    private static final String FORMAT = "epsilon-lab study";
    private static final int VERSION = 1;

    /** Beyond this a double no longer holds every whole number. */
    private static final double WHOLE = 1e15;

    private StudyJson() {}

    /** The file; figures name their answer by its place, so that several may share one. */
    private record Stored(
            @Nullable String format,
            int version,
            String program,
            Question question,
            List<Answer> answers,
            List<Figure> figures,
            List<Integer> tables) {}

    private record Question(
            List<StudyQuestion.Network> networks,
            String data,
            String pictures,
            int n,
            List<String> classes,
            List<Cell.Written> attacks,
            List<Double> epsilons,
            int batchSize,
            StudyPlan.Extras extras) {}

    private record Answer(Cell.Written cell, Chunk answer) {}

    private record Figure(int answer, double epsilon, List<Check> checks) {}

    static String damaged(String name) {
        return name + " is no file of results, or is damaged; take one that evaluate --save wrote.";
    }

    static void write(StudyFile study, Writer out) throws IOException {
        Map<CellAnswer, Integer> places = new HashMap<>();
        List<CellAnswer> answers = new ArrayList<>();
        study.figures().forEach(figure -> place(figure.answer(), places, answers));
        study.tables().forEach(table -> place(table, places, answers));
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("version").value(VERSION);
        json.name("program").value(study.program());
        put(json, "question", question(study.question()));
        json.name("figures").beginArray();
        for (Measurement figure : study.figures()) {
            put(json, new Figure(place(figure.answer(), places, answers), figure.epsilon(), figure.checks()));
        }
        json.endArray();
        json.name("tables").beginArray();
        for (CellAnswer table : study.tables()) {
            json.value(place(table, places, answers));
        }
        json.endArray();
        json.name("answers").beginArray();
        for (CellAnswer answer : answers) {
            write(answer, json);
        }
        json.endArray();
        json.endObject();
        json.flush();
    }

    private static int place(CellAnswer answer, Map<CellAnswer, Integer> places, List<CellAnswer> answers) {
        return places.computeIfAbsent(answer, fresh -> {
            answers.add(fresh);
            return answers.size() - 1;
        });
    }

    private static void put(JsonWriter json, Object value) throws IOException {
        Cell.GSON.toJson(Cell.GSON.toJsonTree(value), json);
    }

    private static void put(JsonWriter json, String name, Object value) throws IOException {
        json.name(name);
        put(json, value);
    }

    private static Question question(StudyQuestion asked) {
        return new Question(
                asked.networks(),
                asked.data(),
                asked.pictures(),
                asked.n(),
                asked.classes(),
                asked.attacks().stream()
                        .map(spec -> new Cell(
                                        Cell.Kind.ACCURACY, "", "", "", "", "", asked.n(), spec, List.of(), List.of())
                                .written())
                        .toList(),
                asked.epsilons(),
                asked.batchSize(),
                asked.extras());
    }

    /** Row by row: a study may have millions of numbers. */
    private static void write(CellAnswer answer, JsonWriter json) throws IOException {
        Chunk all = answer.whole();
        json.beginObject();
        put(json, "cell", answer.cell().written());
        json.name("answer").beginObject();
        json.name("gradients").value(all.gradients());
        json.name("queries").value(all.queries());
        json.name("seconds").value(all.seconds());
        json.name("checked").value(all.checked());
        json.name("agreeing").value(all.agreeing());
        json.name("program").value(all.program());
        put(json, "checks", all.checks());
        json.name("rows").beginArray();
        for (double[] row : all.rows()) {
            json.beginArray();
            for (double value : row) {
                number(value, json);
            }
            json.endArray();
        }
        json.endArray();
        json.endObject();
        json.endObject();
    }

    private static void number(double value, JsonWriter json) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            json.value((long) value);
        } else if (Double.isFinite(value)) {
            json.value(value);
        } else {
            // JSON has no such numbers.
            json.value(Double.toString(value));
        }
    }

    static StudyFile read(Reader in, String name) throws IOException {
        try {
            Stored stored = Cell.GSON.fromJson(in, Stored.class);
            if (!FORMAT.equals(stored.format())) {
                throw new IOException(damaged(name));
            }
            if (stored.version() > VERSION) {
                throw new IOException(
                        name + " comes from a newer program, " + stored.program() + "; open it with that one.");
            }
            List<CellAnswer> answers = new ArrayList<>();
            for (Answer answer : stored.answers()) {
                answers.add(answer(answer));
            }
            List<Measurement> figures = new ArrayList<>();
            for (Figure figure : stored.figures()) {
                figures.add(Measurement.of(answers.get(figure.answer()), figure.epsilon())
                        .with(figure.checks()));
            }
            return new StudyFile(
                    question(stored.question()),
                    figures,
                    stored.tables().stream().map(answers::get).toList(),
                    stored.program());
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new IOException(damaged(name), e);
        }
    }

    private static CellAnswer answer(Answer stored) {
        CellAnswer answer = new CellAnswer(stored.cell().cell());
        answer.add(stored.answer());
        int width = answer.rows().isEmpty() ? 0 : answer.rows().get(0).length;
        if (!answer.isComplete() || answer.rows().stream().anyMatch(row -> row.length != width)) {
            throw new IllegalArgumentException("an answer is not whole");
        }
        return answer;
    }

    private static StudyQuestion question(Question stored) {
        return new StudyQuestion(
                stored.networks(),
                stored.data(),
                stored.pictures(),
                stored.n(),
                stored.classes(),
                stored.attacks().stream().map(each -> each.cell().attack()).toList(),
                stored.epsilons(),
                stored.batchSize(),
                stored.extras());
    }
}
