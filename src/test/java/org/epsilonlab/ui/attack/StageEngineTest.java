package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stage shows, computed without a window. */
class StageEngineTest {

    private final StageEngine engine = new StageEngine();
    private final StagePicture picture = StagePicture.of(Networks.images(), 7);

    @AfterEach
    void close() {
        engine.close();
    }

    private static AttackSpec spec(String attack, Map<String, String> arguments, double epsilon) {
        var description = AttackCatalog.find(attack);
        return new AttackSpec(description, description.arguments(arguments), epsilon, Goal.UNTARGETED, 0);
    }

    private StageRequest request(AttackSpec spec, int target, ModelCatalog.Entry... models) {
        return new StageRequest(List.of(models), picture, spec, target);
    }

    @Test
    void bothNetworksAttackTheSamePictureWithinTheBudget() throws ModelException {
        StageResult result = engine.compute(
                request(spec("fgm", Map.of(), 0.1), StageRequest.ANY, Networks.conv(), Networks.residual()),
                AttackListener.NONE);

        assertThat(result.rows()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            StageRow.Attacked row = result.attacked(i).orElseThrow();
            assertThat(row.outcome().original()).isEqualTo(picture.pixels());
            assertThat(row.perturbation().linf()).isBetween(0.05, 0.1 + 1e-6);
            assertThat(row.drawn().limit()).isEqualTo(row.perturbation().linf());
            assertThat(row.drawn().trueLabel()).isEqualTo(picture.label());
            assertThat(row.trace()).isEmpty();
        }
        assertThat(result.rows().get(0)).isNotEqualTo(result.rows().get(1));
    }

    @Test
    void aPictureWithoutAClassTakesItFromThePredictionAndSaysSo() throws ModelException {
        StagePicture unnamed =
                new StagePicture(picture.pixels(), StagePicture.FROM_PREDICTION, "own", StagePicture.NO_INDEX, null);
        StageResult result = engine.compute(
                new StageRequest(List.of(Networks.conv()), unnamed, spec("fgm", Map.of(), 0.1), StageRequest.ANY),
                AttackListener.NONE);

        assertThat(result.labelPredicted()).isTrue();
        assertThat(result.label()).isEqualTo(result.before().orElseThrow().label());
    }

    @Test
    void theLikeliestOtherClassIsTheTargetUntilOneIsNamed() throws ModelException {
        AttackSpec spec = spec("pgd", Map.of("steps", "3"), 0.1);
        StageResult likeliest =
                engine.compute(request(spec, StageRequest.LIKELIEST, Networks.conv()), AttackListener.NONE);
        StageResult named = engine.compute(request(spec, 4, Networks.conv()), AttackListener.NONE);
        StageResult trueClass = engine.compute(request(spec, picture.label(), Networks.conv()), AttackListener.NONE);

        assertThat(likeliest.likely()).hasSize(9).doesNotContain(picture.label());
        assertThat(likeliest.goal()).isEqualTo(Goal.towards(likeliest.likely().get(0)));
        assertThat(named.goal()).isEqualTo(Goal.towards(4));
        assertThat(named.first().orElseThrow().drawn().target()).isEqualTo(4);
        assertThat(trueClass.goal()).isEqualTo(likeliest.goal());
    }

    @Test
    void aTracedStepIsDrawnInTheColoursOfTheOutcome() throws ModelException {
        StageRow.Attacked row = engine.compute(
                        request(spec("pgd", Map.of("steps", "4"), 0.1), StageRequest.ANY, Networks.conv()),
                        AttackListener.NONE)
                .first()
                .orElseThrow();

        assertThat(row.trace()).hasSize(5);
        StageRow.Attacked start = row.at(0);
        assertThat(start.perturbation().l0()).isZero();
        assertThat(start.drawn().limit()).isEqualTo(row.drawn().limit());
        assertThat(row.at(row.keptStep()).outcome().adversarial())
                .isEqualTo(row.outcome().adversarial());
    }

    @Test
    void theCurveAndTheSmallestEpsilonAgree() throws ModelException {
        StageRequest request = request(spec("fgm", Map.of(), 0.1), StageRequest.ANY, Networks.conv());
        engine.compute(request, AttackListener.NONE);
        StageCurves curves = engine.curves(request, 0.3, 31, AttackListener.NONE);
        double smallest =
                engine.smallestEpsilon(request, 0.3, AttackListener.NONE).orElseThrow();

        double flip = curves.lines().get(0).curve().flip().orElseThrow();
        assertThat(smallest).isLessThanOrEqualTo(flip).isGreaterThan(flip - 0.011);
    }

    @Test
    void aNetworkForOtherPicturesIsRefusedInOneSentence() {
        StageRequest request = request(spec("fgm", Map.of(), 0.1), StageRequest.ANY, Networks.colour());

        assertThatThrownBy(() -> engine.compute(request, AttackListener.NONE))
                .isInstanceOf(ModelException.class)
                .hasMessage("“Tiny colour network” takes pictures of 3×16×16, not 1×28×28; open a picture of your own,"
                        + " which is fitted to it.");
    }

    @Test
    void aDamagedSecondNetworkLeavesTheFirstOnStage(@TempDir Path folder) throws Exception {
        ModelCatalog.Entry good = Networks.residual();
        try (var files = Files.list(good.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.write(folder.resolve("weights.safetensors"), new byte[] {1, 2, 3});
        StageResult result = engine.compute(
                request(
                        spec("fgm", Map.of(), 0.1),
                        StageRequest.ANY,
                        Networks.conv(),
                        new ModelCatalog.Entry(folder, good.card())),
                AttackListener.NONE);

        assertThat(result.first()).isPresent();
        assertThat(result.rows().get(1))
                .isInstanceOfSatisfying(
                        StageRow.Failed.class,
                        failed -> assertThat(failed.sentence())
                                .contains("weights.safetensors")
                                .endsWith("."));
    }
}
