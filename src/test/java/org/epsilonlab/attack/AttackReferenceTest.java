package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.epsilonlab.Reference;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adversarial pictures equal those of torchattacks, foolbox and plain PyTorch on the same weights. */
class AttackReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "tiny-conv, fgsm-torchattacks, fgm, sign",
        "tiny-conv, fgsm-foolbox, fgm, sign",
        "tiny-conv, fgsm-targeted, fgm, sign",
        "tiny-conv, scale-constant, fgm, constant",
        "tiny-conv, scale-max, fgm, max",
        "tiny-conv, scale-l2, fgm, l2",
        "tiny-conv, scale-sign, fgm, sign",
        "tiny-conv, pgd-linf-torchattacks, pgd, ''",
        "tiny-conv, pgd-linf-foolbox, pgd, ''",
        "tiny-conv, pgd-linf-targeted, pgd, ''",
        "tiny-conv, pgd-l2-torchattacks, pgd, ''",
        "tiny-conv, pgd-l2-foolbox, pgd, ''",
        "tiny-residual, fgsm-torchattacks, fgm, sign",
        "tiny-residual, pgd-linf-torchattacks, pgd, ''",
        "tiny-residual, pgd-l2-torchattacks, pgd, ''",
        "tiny-colour, pgd-linf-torchattacks, pgd, ''",
        "tiny-colour, pgd-l2-torchattacks, pgd, ''",
        "tiny-script, fgsm-torchattacks, fgm, sign",
        "tiny-script, pgd-linf-torchattacks, pgd, ''",
    })
    void agreesOnNearlyAllPixels(String model, String stored, String attack, String scale)
            throws ModelException, IOException {
        Path folder = Reference.FOLDER.resolve(model);
        JsonObject asked = JsonParser.parseString(Files.readString(folder.resolve("attacks.json")))
                .getAsJsonObject()
                .getAsJsonObject(stored);
        Map<String, String> arguments = new HashMap<>();
        if (attack.equals("fgm")) {
            arguments.put("scale", scale);
        } else {
            arguments.put("norm", asked.get("norm").getAsString());
            arguments.put("steps", asked.get("steps").getAsString());
            arguments.put("step-size", asked.get("stepSize").getAsString());
            arguments.put("keep", "last");
        }
        Goal goal = asked.has("target") ? Goal.towards(asked.get("target").getAsInt()) : Goal.UNTARGETED;
        AttackDescription description = AttackCatalog.find(attack);
        AttackSpec spec = new AttackSpec(
                description,
                description.arguments(arguments),
                asked.get("epsilon").getAsDouble(),
                goal,
                0);
        try (Classifier classifier = ModelLoader.load(Reference.model(model));
                NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Reference.array(scope, model + "/x.npy");
            int[] labels = Reference.labels(scope, model + "/y.npy");
            NDArray theirs = Reference.array(scope, model + "/attacks/" + stored + ".npy");
            NDArray ours = spec.attack().perturb(new AttackBatch(classifier, x, labels, spec));
            float[] gaps = ours.sub(theirs).abs().toFloatArray();
            long near = 0;
            for (float gap : gaps) {
                if (gap <= 1e-5f) {
                    near++;
                }
            }
            assertThat((double) near / gaps.length).isGreaterThanOrEqualTo(0.999);
        }
    }
}
