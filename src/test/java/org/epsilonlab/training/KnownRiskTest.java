package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownRiskTest {

    private static boolean warns(TrainingConfig config) {
        return KnownRisk.of(config).isPresent();
    }

    @Test
    void plainFgsmIsWarnedOfByAnyName() {
        assertThat(KnownRisk.of(Configs.crafting("mixed", "fgm", 0.1, Map.of())))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("known to collapse", "FGSM soar"));
        assertThat(warns(Configs.crafting("adversarial", "fgm", 0.1, Map.of()))).isTrue();
        assertThat(warns(Configs.crafting("mixed", "pgd", 0.1, Map.of(), "steps", "1")))
                .isTrue();
    }

    @Test
    void anotherAttackIsNot() {
        assertThat(warns(Configs.crafting("mixed", "pgd", 0.1, Map.of()))).isFalse();
        assertThat(warns(Configs.crafting("mixed", "pgd", 0.1, Map.of(), "steps", "1", "random-start", "true")))
                .isFalse();
        assertThat(warns(Configs.crafting("mixed", "noise", 0.1, Map.of()))).isFalse();
        assertThat(warns(Configs.crafting("mixed", "fgm", 0.1, Map.of(), "scale", "l2")))
                .isFalse();
        assertThat(warns(Configs.crafting("mixed", "fgm", 0, Map.of()))).isFalse();
    }

    @Test
    void oneStepFromARandomStartIsWarnedOfOverManyEpochs() {
        assertThat(warns(Configs.of("fgsm-rs", 0.1, Map.of("epochs", "10")))).isFalse();
        assertThat(warns(Configs.of("fgsm-rs", 0.1, Map.of("epochs", "30")))).isTrue();
        assertThat(warns(Configs.of("fgsm-rs", 0.1, Map.of("epochs", "10"), "step-factor", "2")))
                .isTrue();
        assertThat(warns(Configs.of("fgsm-rs", 1.5, Map.of("epochs", "30"), "norm", "l2")))
                .isFalse();
    }

    @Test
    void whatIsKnownToHoldIsNot() {
        for (String regime : new String[] {"clean", "n-fgsm", "pgd", "trades", "free"}) {
            assertThat(warns(Configs.of(regime, 0.1, Map.of("epochs", "100"))))
                    .as(regime)
                    .isFalse();
        }
        assertThat(warns(Configs.of("n-fgsm", 0.1, Map.of(), "noise-factor", "0")))
                .isTrue();
    }
}
