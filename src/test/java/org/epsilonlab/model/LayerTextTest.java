package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTextTest {

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        List<LayerSpec> layers = List.of(
                LayerSpec.conv(16, 4, 2, 1).withBias(false),
                LayerType.RESIDUAL.fresh(16).withShortcut(List.of(LayerSpec.conv(16, 1, 1, 0))),
                LayerType.DROPOUT.fresh(1),
                LayerType.MAXPOOL.fresh(1),
                LayerSpec.flatten(),
                LayerSpec.linear(3));

        String text = LayerText.format(layers);

        assertThat(LayerText.parse(text)).isEqualTo(layers);
        assertThat(text.lines()).hasSize(16).contains("  {\"type\": \"flatten\"},");
        assertThat(LayerText.parse(LayerText.format(List.of()))).isEmpty();
    }

    @Test
    void theNotationIsThatOfACard() throws Exception {
        ModelCard card = CardFile.read(java.nio.file.Path.of("models", "fashion-mnist-standard"));

        assertThat(LayerText.parse(LayerText.format(card.layers()))).isEqualTo(card.layers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ''                                             | The list is empty
            {"type":"relu"}                                | must be a list
            [{"type":"relu"}                               | Line 1, near column
            [{"type":"relu"},]                             | Line 1, near column
            [{"type":"relu"}] x                            | is not JSON
            [7]                                            | Layer 0 is no layer
            [{"units":3}]                                  | Layer 0 has no "type"; there are conv, relu,
            [{"type":"relu"},{"type":"wave"}]              | Layer 1 has the type "wave"
            [{"type":"conv","filter":3}]                   | Layer 0, conv, has no field "filter"; it takes filters, kernel, stride, padding, bias.
            [{"type":"relu","units":3}]                    | it takes none but "type"
            [{"type":"linear","units":"3"}]                | is no number
            [{"type":"linear","units":3.5}]                | type a whole number from 1
            [{"type":"linear","units":0}]                  | type a whole number from 1
            [{"type":"linear","units":1e999999999}]        | type a whole number from 1
            [{"type":"dropout","rate":1}]                  | from 0 to below 1
            [{"type":"conv","bias":1}]                     | write true or false
            [{"type":"residual","layers":{}}]              | Layer 0.layers must be a list
            [{"type":"residual","layers":[{"type":"x"}]}]  | Layer 0.layers.0 has the type "x"
            """)
    void whatIsWrongIsNamed(String text, String words) {
        assertThatThrownBy(() -> LayerText.parse(text))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith(".");
    }

    @Test
    void deepNestingIsAnErrorAndNoOverflow() {
        String deep = "[{\"type\":\"residual\",\"layers\":".repeat(5000);
        assertThatThrownBy(() -> LayerText.parse(deep)).isInstanceOf(ModelException.class);
    }
}
