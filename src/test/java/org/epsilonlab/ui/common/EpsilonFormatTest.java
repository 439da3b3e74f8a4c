package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpsilonFormatTest {
    private final EpsilonFormat format = new EpsilonFormat();

    @ParameterizedTest
    @CsvSource({
        "0, 0.000 = 0/255",
        "0.05, 0.050 = 12.75/255",
        "0.1, 0.100 = 25.5/255",
        "1, 1.000 = 255/255",
        "0.0001, 1.0e-04 = 0.03/255"
    })
    void showsBothConventions(double value, String text) {
        assertThat(format.format(value)).isEqualTo(text);
    }

    @Test
    void showsEightStepsOf255() {
        assertThat(format.format(8 / 255.0)).isEqualTo("0.031 = 8/255");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.031;0.031",
                "0,031;0.031",
                " 8/255 ;0.03137254901960784",
                "8 / 255;0.03137254901960784",
                ".5;0.5",
                "1e-2;0.01",
                "0.031 = 8/255;0.03137254901960784",
                "12.75/255;0.05"
            })
    void readsBothConventions(String text, double value) {
        assertThat(format.parse(text)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "1/0", "8/", "/255", "1/2/3", "NaN", "0x10", "1d", "0.5 = 8/255", "1e999", "٣"})
    void refusesInOneSentence(String text) {
        assertThatThrownBy(() -> format.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("type ε as 0.031 or as 8/255.");
    }

    @Test
    void whatItShowsItReads() {
        for (double value = 0; value <= 1; value += 0.0137) {
            assertThat(format.parse(format.format(value))).isCloseTo(value, within(2.1e-5));
        }
    }

    @Test
    void aMeasurementSaysItsBudgetAsItWasTyped() {
        assertThat(EpsilonFormat.brief(0.1)).isEqualTo("0.1");
        assertThat(EpsilonFormat.brief(8 / 255.0)).isEqualTo("8/255");
        assertThat(EpsilonFormat.brief(0.0123456)).isEqualTo("0.0123456");
        assertThat(EpsilonFormat.brief(1)).isEqualTo("1.0");
    }
}
