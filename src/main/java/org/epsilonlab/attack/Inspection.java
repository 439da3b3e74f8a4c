package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.Tensors;

/**
 * Looks for what makes a network seem robust though it is not: no gradient, or answers that are not to be relied on
 * (Athalye, Carlini &amp; Wagner 2018; Carlini et al. 2019). Asks for a handful of pictures.
 */
public final class Inspection {

    /** Differences below this share of the logits' size are rounding. */
    private static final double ROUNDING = 1e-3;

    private final Classifier classifier;
    private final List<Pixels> pictures;
    private final List<Finding> findings = new ArrayList<>();

    private Inspection(Classifier classifier, List<Pixels> pictures) {
        this.classifier = classifier;
        this.pictures = pictures;
    }

    /**
     * Inspects a network.
     *
     * @param pictures a few of its data, at least two
     * @return what was found, empty if all is well
     */
    public static List<Finding> of(Classifier classifier, List<Pixels> pictures) {
        Inspection inspection = new Inspection(classifier, pictures);
        inspection.run();
        return List.copyOf(inspection.findings);
    }

    private void run() {
        classifier.remarks().forEach(remark -> find(remark.split("[;,]", 2)[0] + ".", remark));
        try (NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Tensors.batch(scope, classifier.card().inputShape(), pictures);
            float[] logits = classifier.logits(x).toFloatArray();
            int classes = logits.length / pictures.size();
            double size = 1e-12;
            for (float z : logits) {
                if (!Float.isFinite(z)) {
                    find(
                            "It answers values that are not numbers.",
                            "It answers values that are not numbers; no figure about it means anything.");
                    return;
                }
                size = Math.max(size, Math.abs(z));
            }
            if (differ(logits, classifier.logits(x).toFloatArray(), size)) {
                find(
                        "Its answers change each time.",
                        "It answers the same pictures differently each time, as with a dropout left in training"
                                + " mode; save it in evaluation mode.");
                return;
            }
            float[] alone = classifier.logits(x.get("0:1")).toFloatArray();
            if (differ(Arrays.copyOf(logits, classes), alone, size)) {
                find(
                        "Its answers depend on what lies beside.",
                        "Its answer to a picture depends on the others beside it, as with a batch normalisation"
                                + " left in training mode; save it in evaluation mode.");
                return;
            }
            if (isConstant(logits, classes, size)) {
                find("It answers every picture alike.", "It answers every picture alike; there is nothing to attack.");
                return;
            }
            // That a network gives none at all is among its own remarks.
            if (classifier.card().givesGradients()) {
                gradients(x, classes);
            }
        }
    }

    private void find(String brief, String sentence) {
        findings.add(new Finding(brief, sentence));
    }

    private static boolean differ(float[] a, float[] b, double size) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs((double) a[i] - b[i]) > ROUNDING * size) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConstant(float[] logits, int classes, double size) {
        for (int i = classes; i < logits.length; i++) {
            if (Math.abs((double) logits[i] - logits[i % classes]) > 1e-6 * size) {
                return false;
            }
        }
        return logits.length > classes;
    }

    /** What the cross-entropy of single precision sees against what the margin sees. */
    private void gradients(NDArray x, int classes) {
        int n = pictures.size();
        float[] ofLoss = Gradients.ofInput(
                        classifier,
                        x,
                        logits -> logits.logSoftmax(1).max(new int[] {1}).sum().neg())
                .gradient()
                .toFloatArray();
        float[] ofMargin = Gradients.ofLogits(classifier, x, logits -> {
                    float[] weights = new float[logits.length];
                    for (int i = 0; i < n; i++) {
                        float[] own = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
                        int first = LogitLoss.largest(own, -1);
                        weights[i * classes + first] = -1;
                        weights[i * classes + LogitLoss.largest(own, first)] = 1;
                    }
                    return List.of(weights);
                })
                .gradients()
                .get(0);
        long lossless = zeros(ofLoss, n);
        long marginless = zeros(ofMargin, n);
        if (marginless == n) {
            find(
                    "No gradient comes through to the picture.",
                    "No gradient comes through to the picture though the answers differ, as when the input is"
                            + " rounded to steps; only attacks without gradients, such as square, say how robust it is.");
        } else if (lossless > marginless) {
            find(
                    "It is too sure for fgm and pgd.",
                    String.format(
                            Locale.ROOT,
                            "It is so sure that the cross-entropy has no gradient left for %d of %d pictures tried, as when"
                                    + " logits are scaled up; believe apgd-dlr, apgd-t or the panel, not fgm and pgd.",
                            lossless,
                            n));
        }
    }

    private static long zeros(float[] gradients, int n) {
        int size = gradients.length / n;
        return IntStream.range(0, n)
                .filter(i -> Vectors.isZero(Arrays.copyOfRange(gradients, i * size, (i + 1) * size)))
                .count();
    }
}
