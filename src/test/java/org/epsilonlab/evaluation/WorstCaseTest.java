package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.Test;

/** Several attacks together: picture by picture, never on the average. */
class WorstCaseTest {

    private static AttackSpec attack(String name, Map<String, String> arguments) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), 0, Goal.UNTARGETED, 0);
    }

    @Test
    void aPictureCountsOnlyIfItHoldsUnderEveryAttack() throws Exception {
        LabelledImages images = FashionMnist.test(Path.of("assets")).slice(0, 80);
        MeasuredNetwork network =
                MeasuredNetwork.of(ModelCatalog.scan(List.of(Path.of("models"))).find("fashion-mnist-standard"));
        StudyPlan plan = new StudyPlan(
                List.of(network),
                images,
                List.of(attack("fgm", Map.of()), attack("r-fgsm", Map.of()), attack("noise", Map.of())),
                List.of(0.0, 0.03),
                40,
                StudyPlan.Extras.NONE);
        List<Measurement> figures = new Study(plan, new ResultStore(null), StudyListener.NONE).run();
        List<Measurement> two = figures.stream()
                .filter(each -> each.epsilon() == 0.03
                        && !each.figure().attack().description().name().equals("noise"))
                .toList();
        int standing = 0;
        for (int i = 0; i < images.size(); i++) {
            standing += two.get(0).pictures().get(i).holds()
                            && two.get(1).pictures().get(i).holds()
                    ? 1
                    : 0;
        }
        assertThat(WorstCase.of(figures)).singleElement().satisfies(worst -> {
            assertThat(worst.epsilon()).isEqualTo(0.03);
            assertThat(worst.attacks())
                    .extracting(each -> each.description().name())
                    .containsExactly("fgm", "r-fgsm");
            assertThat(worst.n()).isEqualTo(80);
        });
        WorstCase worst = WorstCase.of(figures).get(0);
        assertThat(worst.accuracy()).isEqualTo(standing / 80.0);
        double weakest = two.stream()
                .mapToDouble(each -> each.figure().robustAccuracy())
                .min()
                .orElseThrow();
        assertThat(worst.accuracy()).isLessThanOrEqualTo(weakest);
        assertThat(worst.interval95()).isEqualTo(WilsonInterval.of(standing, 80));
        assertThat(WorstCase.of(List.of(two.get(0))))
                .as("one attack is its own worst case")
                .isEmpty();
    }
}
