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
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ProgramVersion;
import org.junit.jupiter.api.Test;

class MeasurementTableTest {

    @Test
    void aLineHoldsAllThatAFigureDependsOn() throws Exception {
        AttackDescription pgd = AttackCatalog.find("pgd");
        AttackSpec spec =
                new AttackSpec(pgd, pgd.arguments(Map.of("steps", "2", "early", "true")), 0, Goal.UNTARGETED, 7);
        MeasuredNetwork network =
                MeasuredNetwork.of(ModelCatalog.scan(List.of(Path.of("models"))).find("fashion-mnist-standard"));
        StudyPlan plan = new StudyPlan(
                List.of(network),
                FashionMnist.test(Path.of("assets")).random(6, 2),
                List.of(spec),
                List.of(0.1),
                6,
                StudyPlan.Extras.NONE);
        Measurement figure =
                new Study(plan, new ResultStore(null), StudyListener.NONE).run().get(0);
        String[] lines = MeasurementTable.csv(List.of(figure)).split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0].split(",")).hasSameSizeAs(lines[1].split(",", -1));
        assertThat(lines[1])
                .startsWith("fashion-mnist-standard," + network.weights() + ",fashion-mnist:test[random 6 seed 2],")
                .contains("norm=linf", "steps=2", "early=true", ",linf,0.1,7,6,")
                .contains("," + ProgramVersion.get() + ",not run,");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(ProgramVersion.get()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void awkwardNamesAreQuoted() {
        assertThat(MeasurementTable.csv("a", "b,c", "say \"d\"")).isEqualTo("a,\"b,c\",\"say \"\"d\"\"\"\n");
    }
}
