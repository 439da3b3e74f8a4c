package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {

    @TempDir
    private static Path shared;

    private static StudyFile study;

    @TempDir
    private Path folder;

    @BeforeAll
    static void measure() throws Exception {
        ModelCatalog catalog = ModelCatalog.scan(List.of(Path.of("models")));
        List<CellAnswer> tables = new ArrayList<>();
        StudyListener listener = new StudyListener() {
            @Override
            public void answered(CellAnswer answer) {
                tables.add(answer);
            }
        };
        StudyPlan plan = new StudyPlan(
                List.of(
                        MeasuredNetwork.of(catalog.find("fashion-mnist-standard")),
                        MeasuredNetwork.of(catalog.find("fashion-mnist-robust"))),
                FashionMnist.test(Path.of("assets")).slice(0, 20),
                List.of(attack("fgm"), attack("deepfool")),
                List.of(0.0, 0.1),
                20,
                new StudyPlan.Extras(true, true, true, true));
        study = StudyFile.of(plan, new Study(plan, new ResultStore(shared), listener).run(), tables);
    }

    private static AttackSpec attack(String name) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(Map.of()), 0, Goal.UNTARGETED, 5);
    }

    @Test
    void opensAgainAsItWas() throws Exception {
        Path file = folder.resolve("study.json");
        study.write(file);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        StudyFile again = StudyFile.read(file);
        assertThat(again.question()).isEqualTo(study.question());
        assertThat(again.program()).isEqualTo(study.program());
        assertThat(again.figures()).hasSize(8);
        assertSame(again, study);
        // Two budgets of a smallest change are counted from one answer.
        assertThat(again.figures().get(2).answer())
                .isSameAs(again.figures().get(3).answer());
        Path twice = folder.resolve("twice.json");
        again.write(twice);
        assertThat(twice).hasSameTextualContentAs(file);
    }

    private static void assertSame(StudyFile some, StudyFile others) {
        for (int i = 0; i < others.figures().size(); i++) {
            Measurement one = some.figures().get(i);
            Measurement other = others.figures().get(i);
            assertThat(one.figure()).isEqualTo(other.figure());
            assertThat(one.checks()).isEqualTo(other.checks());
            assertThat(one.pictures()).isEqualTo(other.pictures());
            assertThat(one.cell()).isEqualTo(other.cell());
            assertThat(one.answer().program()).isEqualTo(other.answer().program());
        }
        for (Cell.Kind kind : Cell.Kind.values()) {
            assertThat(some.tables(kind)).hasSameSizeAs(others.tables(kind));
        }
        assertThat(Tables.survivors(some.tables(Cell.Kind.SURVIVAL).get(0)))
                .isEqualTo(Tables.survivors(others.tables(Cell.Kind.SURVIVAL).get(0)));
        assertThat(Tables.transfer(some.tables(Cell.Kind.TRANSFER).get(1)))
                .isEqualTo(Tables.transfer(others.tables(Cell.Kind.TRANSFER).get(1)));
        assertThat(Arrays.deepToString(
                        Tables.targets(some.tables(Cell.Kind.TARGETS).get(0), true)))
                .isEqualTo(Arrays.deepToString(
                        Tables.targets(others.tables(Cell.Kind.TARGETS).get(0), true)));
    }

    @Test
    void whatIsNoNumberIsStillJson() throws Exception {
        CellAnswer answer = new CellAnswer(study.figures().get(0).cell());
        for (int i = 0; i < 20; i++) {
            PictureResult picture = Answers.picture(i, 1, 1, 2, 0.5, 0.25, Double.POSITIVE_INFINITY, Double.NaN);
            answer.add(Chunk.of(List.of(picture.toRow()), 1, 0));
        }
        Measurement figure = Measurement.of(answer, 0);
        Path file = folder.resolve("odd.json");
        new StudyFile(study.question(), List.of(figure), List.of(), "1").write(file);
        JsonReader strict = new JsonReader(new StringReader(Files.readString(file)));
        strict.setStrictness(Strictness.STRICT);
        assertThat(JsonParser.parseReader(strict).isJsonObject()).isTrue();
        assertThat(StudyFile.read(file).figures().get(0).pictures()).isEqualTo(figure.pictures());
    }

    @Test
    void aStoreTellsTheSame() throws Exception {
        StudyFile found = StudyFile.ofStore(shared, "");
        assertThat(found.figures()).hasSize(8);
        // Sorted by name there: the robust network comes first.
        StudyFile turned = new StudyFile(
                found.question(),
                List.of(
                        found.figures().get(4),
                        found.figures().get(5),
                        found.figures().get(6),
                        found.figures().get(7),
                        found.figures().get(0),
                        found.figures().get(1),
                        found.figures().get(2),
                        found.figures().get(3)),
                List.of(),
                "");
        for (int i = 0; i < 8; i++) {
            assertThat(turned.figures().get(i).figure())
                    .isEqualTo(study.figures().get(i).figure());
            assertThat(turned.figures().get(i).checks())
                    .isEqualTo(study.figures().get(i).checks());
        }
        assertThat(found.tables(Cell.Kind.TRANSFER)).hasSize(4);
        assertThat(found.question().epsilons()).containsExactly(0.0, 0.1);
        assertThat(found.question().data()).isEqualTo("fashion-mnist:test[0:20]");
        assertThatIOException()
                .isThrownBy(() -> StudyFile.ofStore(shared, "cats"))
                .withMessageContaining("holds no finished figure on cats");
        assertThatIOException()
                .isThrownBy(() -> StudyFile.ofStore(folder, ""))
                .withMessageContaining("holds no finished figure");
        assertThatIOException()
                .isThrownBy(() -> StudyFile.ofStore(folder.resolve("none"), ""))
                .withMessageContaining("is no folder");
    }

    @Test
    void whatIsNoFileOfResultsIsRefusedInOneSentence() throws Exception {
        Path file = folder.resolve("study.json");
        assertThatIOException().isThrownBy(() -> StudyFile.read(file)).withMessageContaining("does not exist");
        study.write(file);
        String whole = Files.readString(file);
        for (String bad : List.of(
                "",
                "[]",
                "{}",
                "word",
                whole.substring(0, whole.length() / 2),
                whole.replaceFirst("\"answer\":0", "\"answer\":99"),
                whole.replaceFirst("\"n\":20,\"classes\"", "\"n\":\"x\",\"classes\""),
                whole.replaceFirst("\"rows\":\\[\\[", "\"rows\":[[7],["),
                whole.replace("deepfool", "wizard"))) {
            Files.writeString(file, bad);
            assertThatIOException()
                    .as(bad.length() < 20 ? bad : "damaged")
                    .isThrownBy(() -> StudyFile.read(file))
                    .withMessage(file + " is no file of results, or is damaged; take one that evaluate --save wrote.");
        }
        Files.writeString(file, whole.replaceFirst("\"version\":1", "\"version\":2"));
        assertThatIOException().isThrownBy(() -> StudyFile.read(file)).withMessageContaining("a newer program");
    }
}
