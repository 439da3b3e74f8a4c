package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On how many cores it is computed changes nothing but the time it takes. The other tests compute on one. */
class CoresTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"fab-t --steps 20", "square --queries 300"})
    void anAttackFindsTheSame(String attack) throws Exception {
        Program program = new Program(folder);
        JsonObject one = attack(program, attack, 1);
        JsonObject three = attack(program, attack, 3);
        for (String field : List.of("n", "cleanAccuracy", "robustAccuracy")) {
            assertThat(three.get(field)).as(field).isEqualTo(one.get(field));
        }
        JsonArray expected = one.getAsJsonArray("perImage");
        JsonArray found = three.getAsJsonArray("perImage");
        double moved = 0;
        for (int i = 0; i < expected.size(); i++) {
            double distance = expected.get(i).getAsJsonObject().get("linf").getAsDouble();
            moved += distance;
            assertThat(found.get(i).getAsJsonObject().get("linf").getAsDouble()).isCloseTo(distance, within(1e-4));
        }
        assertThat(moved).isPositive();
    }

    private static JsonObject attack(Program program, String attack, int cores) throws Exception {
        Program.Run run = program.end(program.start(
                List.of("env", "OMP_NUM_THREADS=" + cores),
                ("attack --model tiny-conv --data fashion-mnist:test --epsilon 0.05 --out on" + cores + " --attack "
                                + attack)
                        .split(" ")));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonParser.parseString(Files.readString(program.work().resolve("on" + cores + "/report.json")))
                .getAsJsonObject();
    }
}
