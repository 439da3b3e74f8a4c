package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list of layers is told to be before anything is built. */
class LayerTableTest {

    private static final InputShape GREY = new InputShape(1, 28, 28);

    private static LayerTable table(String layers) throws ModelException {
        return LayerTable.of(LayerText.parse(layers), GREY, 10);
    }

    @Test
    void eachLayerSaysItsShapeAndItsWeights() throws Exception {
        LayerTable table = table("""
                [{"type": "conv", "filters": 16, "kernel": 4, "stride": 2, "padding": 1},
                 {"type": "residual",
                  "layers": [{"type": "conv", "filters": 8, "kernel": 3, "padding": 1, "bias": false},
                             {"type": "batchnorm"}],
                  "shortcut": [{"type": "conv", "filters": 8, "kernel": 1}]},
                 {"type": "flatten"},
                 {"type": "linear", "units": 10}]""");

        assertThat(table.problem()).isNull();
        assertThat(table.rows())
                .extracting(LayerTable.Row::path, LayerTable.Row::outputText, LayerTable.Row::weights)
                .map(Object::toString)
                .containsExactly(
                        "(\"0\", \"16×14×14\", 272L)",
                        "(\"1\", \"8×14×14\", 1304L)",
                        "(\"1.layers.0\", \"8×14×14\", 1152L)",
                        "(\"1.layers.1\", \"8×14×14\", 16L)",
                        "(\"1.shortcut.0\", \"8×14×14\", 136L)",
                        "(\"2\", \"1568\", 0L)",
                        "(\"3\", \"10\", 15690L)");
        assertThat(table.weights()).isEqualTo(272 + 1304 + 15690);
        assertThat(table.rows().get(0).words()).isEqualTo("conv, 16 filters of 4×4, stride 2, padding 1");
        assertThat(table.rows().get(2).words()).endsWith("no bias");
        assertThat(table.rows().get(4).isOnShortcut()).isTrue();
        assertThat(table.rows().get(3).isOnShortcut()).isFalse();
        assertThat(table.rows().get(3).depth()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            [{"type":"relu"},{"type":"linear","units":10}]                     | 1          | needs a flatten before it
            [{"type":"flatten"},{"type":"conv","filters":4,"kernel":3}]        | 1          | move it above the flatten
            [{"type":"conv","filters":4,"kernel":29}]                          | 0          | smaller kernel
            [{"type":"conv","kernel":3}]                                       | 0          | positive "filters"
            [{"type":"dropout"}]                                               | 0          | "rate" from 0 to below 1
            [{"type":"flatten"},{"type":"linear","units":2000000000}]          | 1          | 1 GB
            [{"type":"residual"}]                                              | 0          | lacks "layers"
            [{"type":"relu"},{"type":"residual","layers":[{"type":"relu"},{"type":"linear","units":3}]}] | 1.layers.1 | needs a flatten
            [{"type":"residual","layers":[{"type":"conv","filters":4,"kernel":1}]}] | 0      | on its shortcut
            [{"type":"flatten"},{"type":"linear","units":9}]                   | 1          | linear with 10 units
            []                                                                 | 0          | linear with 10 units
            """)
    void anErrorNamesItsLayerAndWhatToDo(String layers, String path, String words) throws Exception {
        LayerTable.Problem problem = table(layers).problem();

        assertThat(problem).isNotNull();
        assertThat(problem.path()).isEqualTo(path);
        assertThat(problem.index()).isEqualTo(path.charAt(0) - '0');
        assertThat(problem.sentence()).contains(words).contains("; ").endsWith(".");
    }

    @Test
    void whatComesBeforeAnErrorIsStillWorkedOut() throws Exception {
        LayerTable table = table("""
                [{"type": "conv", "filters": 2, "kernel": 1}, {"type": "linear", "units": 10}, {"type": "relu"}]""");

        assertThat(table.rows()).extracting(LayerTable.Row::outputText).containsExactly("2×28×28", "–", "–");
        assertThat(table.weights()).isEqualTo(4);
    }

    @Test
    void freshLayersFitWhereTheyCan() {
        for (LayerType type : LayerType.values()) {
            List<LayerSpec> before =
                    type == LayerType.LINEAR ? List.of(LayerSpec.flatten()) : List.of(LayerSpec.conv(7, 3, 1, 1));
            List<LayerSpec> layers = new java.util.ArrayList<>(before);
            layers.add(type.fresh(7));
            if (type != LayerType.FLATTEN && type != LayerType.LINEAR) {
                layers.add(LayerSpec.flatten());
            }
            layers.add(LayerSpec.linear(10));

            assertThat(LayerTable.of(layers, GREY, 10).problem())
                    .as(type.json())
                    .isNull();
            assertThat(LayerType.words(type.fresh(7))).startsWith(type.json());
        }
    }
}
