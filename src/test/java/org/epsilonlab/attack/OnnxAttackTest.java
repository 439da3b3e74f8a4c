package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Tensors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One network as TorchScript and as ONNX: what asks no gradient does the same on both, and the rest is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxAttackTest {

    private Classifier onnx;
    private Classifier script;
    private List<Pixels> pictures;
    private List<Integer> labels;

    @BeforeAll
    void load() throws Exception {
        onnx = ModelLoader.load(Reference.FOLDER.resolve("onnx/tiny-onnx"));
        script = ModelLoader.load(Reference.model("tiny-script"));
        try (NDManager scope = script.manager().newSubManager()) {
            pictures = Tensors.pictures(Reference.array(scope, "tiny-script/x.npy"))
                    .subList(0, 8);
            labels = Arrays.stream(Reference.labels(scope, "tiny-script/y.npy"))
                    .limit(8)
                    .boxed()
                    .toList();
        }
    }

    @AfterAll
    void close() {
        onnx.close();
        script.close();
    }

    private AttackResult run(Classifier on, String name, Map<String, String> arguments) throws AttackException {
        AttackDescription description = AttackCatalog.find(name);
        AttackSpec spec = new AttackSpec(description, description.arguments(arguments), 0.05, Goal.UNTARGETED, 3);
        try (AttackRunner runner = new AttackRunner(on)) {
            return runner.run(new AttackRequest(spec, pictures, labels, 0, false), AttackListener.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"square, queries, 100", "spsa, steps, 3", "hopskipjump, queries, 300", "noise, norm, linf"})
    void anAttackWithoutGradientsDoesTheSameAsOnTorchScript(String name, String parameter, String value)
            throws Exception {
        AttackResult blind = run(onnx, name, Map.of(parameter, value));
        AttackResult seeing = run(script, name, Map.of(parameter, value));
        assertThat(blind.gradients()).isZero();
        assertThat(blind.queries()).isEqualTo(seeing.queries());
        int changed = 0;
        for (int i = 0; i < labels.size(); i++) {
            AttackOutcome one = blind.outcomes().get(i);
            AttackOutcome other = seeing.outcomes().get(i);
            assertThat(one.after().label()).isEqualTo(other.after().label());
            assertThat(one.adversarial().toArray())
                    .containsExactly(other.adversarial().toArray(), org.assertj.core.data.Offset.offset(1e-4f));
            changed += one.adversarial().equals(one.original()) ? 0 : 1;
        }
        assertThat(changed).isPositive();
    }

    @Test
    void oneThatNeedsGradientsIsRefusedInASentenceThatNamesTheOthers() {
        assertThatThrownBy(() -> run(onnx, "pgd", Map.of()))
                .isInstanceOf(AttackException.class)
                .hasMessage("“Tiny ONNX network” gives no gradients, which pgd needs; take square, spsa, hopskipjump or"
                        + " noise.");
        assertThatThrownBy(() -> run(onnx, "fgm", Map.of())).isInstanceOf(AttackException.class);
    }

    @Test
    void theCatalogueKnowsWhichNeedGradients() {
        assertThat(AttackCatalog.ATTACKS)
                .filteredOn(attack -> !attack.needsGradients())
                .extracting(AttackDescription::name)
                .containsExactly("square", "spsa", "hopskipjump", "noise");
        assertThat(SmallestBudget.of(AttackCatalog.find("square")).needsGradients())
                .isFalse();
        assertThat(SmallestBudget.of(AttackCatalog.find("pgd")).needsGradients())
                .isTrue();
        assertThat(AttackCatalog.refusal(AttackCatalog.find("pgd"), script.card()))
                .isEmpty();
    }

    @Test
    void anInspectionSaysItOnce() {
        assertThat(Inspection.of(onnx, pictures)).extracting(Finding::brief).containsExactly("It gives no gradients.");
    }
}
