package org.epsilonlab.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Palette;
import org.epsilonlab.ui.common.Theme;
import org.junit.jupiter.api.Test;

/** What the Evaluate place reads, writes and paints, without a window. */
class EvaluateWordsTest {

    @Test
    void budgetsAreReadInBothConventionsAndSorted() {
        assertThat(EpsilonList.parse("0.1; 0 8/255,0.1")).containsExactly(0.0, 8 / 255.0, 0.1);
        assertThat(EpsilonList.format(List.of(0.0, 0.05, 0.1))).isEqualTo("0, 0.05, 0.1");
        for (Norm norm : Norm.values()) {
            assertThat(EpsilonList.parse(EpsilonList.usual(norm)))
                    .startsWith(0.0)
                    .hasSize(8);
        }
        String many = String.join(
                ",", IntStream.range(0, 25).mapToObj(i -> "0." + (10 + i)).toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpsilonList.parse(many))
                .withMessageContaining("At most 24");
    }

    @Test
    void colourPicturesGetBudgetsInStepsOfTheirBits() {
        InputShape grey = new InputShape(1, 28, 28);
        InputShape colour = new InputShape(3, 32, 32);
        assertThat(EpsilonList.suiting("0, 0.05, 0.1", grey)).isEqualTo("0, 0.05, 0.1");
        assertThat(EpsilonList.suiting("0, 0.05, 0.1", colour)).isEqualTo("0, 4/255, 8/255");
        assertThat(EpsilonList.usual(Norm.LINF, colour)).isEqualTo("0, 1/255, 2/255, 4/255, 8/255, 12/255, 16/255");
        assertThat(EpsilonList.usual(Norm.L2, colour)).isEqualTo(EpsilonList.usual(Norm.L2));
    }

    @Test
    void aPartOfASetIsFoundByItsName() throws Exception {
        LabelledImages all = FashionMnist.test(Path.of("assets"));
        for (LabelledImages part : List.of(all, all.slice(0, 20), all.slice(5, 9), all.random(30, 7))) {
            LabelledImages found = SetNames.find(all, part.name());
            assertThat(found).isNotNull();
            assertThat(found.name()).isEqualTo(part.name());
            assertThat(found.size()).isEqualTo(part.size());
            assertThat(found.origin(3)).isEqualTo(part.origin(3));
        }
        assertThat(SetNames.find(all, "mnist:test[0:5]")).isNull();
        assertThat(SetNames.find(all, all.name() + "[0:999999]")).isNull();
        assertThat(SetNames.find(all, all.name() + "[random 999999 seed 1]")).isNull();
    }

    @Test
    void aPlannedAttackHasTheNormThatWasAskedFor() {
        for (AttackDescription attack : AttackCatalog.ATTACKS) {
            for (Norm norm : Norm.values()) {
                PlannedAttacks.in(attack, norm, 13, 0).ifPresent(spec -> {
                    if (!attack.is(AttackDescription.Trait.NO_BUDGET)) {
                        assertThat(spec.norm()).as(attack.name()).isEqualTo(norm);
                    }
                    if (attack.group() == AttackDescription.Group.ITERATED) {
                        assertThat(spec.arguments().whole("steps"))
                                .as(attack.name())
                                .isEqualTo(13);
                    }
                });
            }
        }
        assertThat(PlannedAttacks.in(AttackCatalog.find("pgd"), Norm.L1, 13, 0)).isPresent();
        assertThat(PlannedAttacks.in(AttackCatalog.find("deepfool"), Norm.L1, 13, 0))
                .isEmpty();
    }

    @Test
    void curvesCanBeReadOnTheirSurfaceAndToldApartWithoutColour() {
        for (Theme theme : Theme.values()) {
            Look look = new Look(theme, 1, "Inter");
            for (int network = 0; network < 8; network++) {
                var awt = SeriesLook.of(network, 0, look).color();
                var color = javafx.scene.paint.Color.rgb(awt.getRed(), awt.getGreen(), awt.getBlue());
                assertThat(Palette.contrast(color, look.palette().surface()))
                        .as("%s, network %d", theme, network)
                        .isGreaterThan(3);
            }
            for (int attack = 1; attack < 4; attack++) {
                assertThat(SeriesLook.of(0, attack, look).stroke())
                        .isNotEqualTo(SeriesLook.of(0, attack - 1, look).stroke());
            }
        }
    }
}
