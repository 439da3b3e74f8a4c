package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    @Test
    void agreesWithAnIndependentImplementation() throws IOException {
        JsonArray cases;
        try (InputStream in = WilsonIntervalTest.class.getResourceAsStream("/reference/intervals.json")) {
            cases = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray();
        }
        assertThat(cases).hasSizeGreaterThan(10);
        for (JsonElement element : cases) {
            JsonObject stored = element.getAsJsonObject();
            WilsonInterval ours = WilsonInterval.of(
                    stored.get("k").getAsInt(), stored.get("n").getAsInt());
            JsonArray theirs = stored.getAsJsonArray("interval");
            assertThat(ours.lower()).isCloseTo(theirs.get(0).getAsDouble(), within(1e-12));
            assertThat(ours.upper()).isCloseTo(theirs.get(1).getAsDouble(), within(1e-12));
        }
    }

    /** Newcombe 1998 (Statistics in Medicine 17, table I, method 3). */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithAPublishedTable(int successes, int n, double lower, double upper) {
        WilsonInterval interval = WilsonInterval.of(successes, n);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    @Test
    void touchesTheEndsOnlyWhereEveryTryAgrees() {
        assertThat(WilsonInterval.of(0, 7).lower()).isEqualTo(0);
        assertThat(WilsonInterval.of(7, 7).upper()).isEqualTo(1);
        assertThat(WilsonInterval.of(1, 7).lower()).isPositive();
        assertThat(WilsonInterval.of(6, 7).upper()).isLessThan(1);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(8, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 7));
    }
}
