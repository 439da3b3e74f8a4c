package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.ui.stage.FormulaView;
import org.junit.jupiter.api.Test;

/** What stands in words beside the controls: the fold's title, the step size, the attack of a result. */
class AttackWordsTest {

    private static final AttackDescription PGD = AttackCatalog.find("pgd");
    private static final List<String> CLASSES = List.of("Shirt", "Bag");

    @Test
    void theFoldSaysWhatInItIsNotTheDefault() {
        assertThat(MoreTitle.of(PGD, PGD.arguments(Map.of("steps", "40")), 0)).isEqualTo("More");
        assertThat(MoreTitle.of(PGD, PGD.arguments(Map.of("restarts", "5", "keep", "last")), 7))
                .isEqualTo("More · 5 restarts · keep last · seed 7");
        assertThat(MoreTitle.of(PGD, PGD.arguments(Map.of("share", "0.1")), 0)).isEqualTo("More · share moved 0.1");
    }

    @Test
    void aStepSizeOfZeroIsShownAsTheOneThatIsTaken() {
        StepSizeFormat format = new StepSizeFormat(() -> 2.5 * 0.05 / 10);
        assertThat(format.format(0)).isEqualTo("auto (0.0125)");
        assertThat(format.format(0.01)).isEqualTo("0.01");
        assertThat(format.parse("auto (0.0125)")).isZero();
        assertThat(format.parse("Auto")).isZero();
        assertThat(format.parse("0.02")).isEqualTo(0.02);
    }

    @Test
    void anAttackIsSaidSoThatItCanBeRepeated() {
        AttackSpec spec = new AttackSpec(
                PGD, PGD.arguments(Map.of("random-start", "true", "norm", "l2")), 1.5, Goal.towards(1), 3);
        assertThat(AttackWords.of(spec, CLASSES))
                .isEqualTo(
                        "Iterated · norm L2 · ε = 1.5 · 10 steps · step size auto · random start on · towards Bag · seed 3");
    }

    @Test
    void allBudgetsInLInfinityAreSaidInStepsOfEightBitsToo() {
        AttackDescription fgm = AttackCatalog.find("fgm");
        AttackSpec spec = new AttackSpec(fgm, fgm.arguments(Map.of()), 8 / 255.0, Goal.UNTARGETED, 0);
        assertThat(AttackWords.of(spec, CLASSES))
                .isEqualTo("One step · scale the gradient by sign, L∞ · ε = 0.031 = 8/255 · any other class · seed 0");
    }

    @Test
    void aLineOfAFormulaDoesNotEndInsideOfLxy() {
        AttackDescription fgm = AttackCatalog.find("fgm");
        String set = FormulaTerms.of(fgm.formula(fgm.arguments(Map.of()), false)).stream()
                .map(FormulaView.Term::text)
                .collect(Collectors.joining());
        // It breaks at blanks, not at this one.
        assertThat(set).contains("L(x,\u00a0y)").contains("sign ");
    }

    private static String noCurve(String attack, Map<String, String> arguments) {
        AttackDescription description = AttackCatalog.find(attack);
        return AttackWords.noCurve(
                new AttackSpec(description, description.arguments(arguments), 0.1, Goal.UNTARGETED, 0));
    }

    @Test
    void aMissingCurveHasItsReason() {
        assertThat(noCurve("fgm", Map.of())).isEmpty();
        assertThat(noCurve("pgd", Map.of("steps", "100"))).isEmpty();
        assertThat(noCurve("pgd", Map.of("steps", "101"))).contains("too dear", "fewer steps");
        assertThat(noCurve("square", Map.of())).contains("too dear");
        assertThat(noCurve("panel", Map.of())).contains("too dear");
        assertThat(noCurve("universal", Map.of())).contains("one change for all pictures", "(U)");
        assertThat(noCurve("deepfool", Map.of())).contains("finds the smallest change itself");
        assertThat(noCurve("patch", Map.of())).contains("ε means nothing");
    }
}
