package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.Verdict;
import org.junit.jupiter.api.Test;

/** The window as it opens, and its frame. */
class WorkbenchTest extends WindowTest {

    @Test
    void itOpensOnAPictureThatFoolsTheStandardNetworkAndNotTheRobustOne() {
        StageResult result = settled();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.request().picture().index()).isNotNegative();
        assertThat(result.labelPredicted()).isFalse();
        List<EquationRow> rows = findAll(".equation-row");
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.message()).isEmpty());
        for (int i = 0; i < 2; i++) {
            StageRow.Attacked row = result.attacked(i).orElseThrow();
            EquationRow drawn = rows.get(i);
            assertThat(row.drawn().verdict()).isEqualTo(i == 0 ? Verdict.FOOLED : Verdict.HOLDS);
            assertThat(row.perturbation().linf()).isPositive();
            assertThat(fx(() -> Pictures.shows(drawn.original(), row.outcome().original())))
                    .isTrue();
            assertThat(fx(() ->
                            Pictures.shows(drawn.adversarial(), row.outcome().adversarial())))
                    .isTrue();
            Label title = robot.from(drawn).lookup(".row-title").query();
            assertThat(title.getText()).isEqualTo(row.model().card().title());
        }
    }

    @Test
    void theCurvesFollow() {
        await("curves", () -> model.stage().curvesProperty().get() != null);
        assertThat(fx(() -> model.stage().curvesProperty().get()).lines()).hasSize(2);
    }

    @Test
    void theOriginalTakesThePlaceOfTheAdversarialPictureAndGoesAgain() {
        StageRow.Attacked row = shown(0);
        EquationRow drawn = this.<EquationRow>findAll(".equation-row").get(0);
        robot.type(KeyCode.A);
        await(
                "the original",
                () -> Pictures.shows(drawn.adversarial(), row.outcome().original()));
        robot.type(KeyCode.B);
        await(
                "the adversarial picture",
                () -> Pictures.shows(drawn.adversarial(), row.outcome().adversarial()));
    }
}
