package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.epsilonlab.Reference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A batch that is divided among the cores. */
class SharesTest {

    private static final int SIZE = 28 * 28;

    @Test
    void everyPictureIsInOneShareAndEachShareHasOneCore() {
        int[] rows = IntStream.range(0, 301).map(i -> 2 * i).toArray();
        List<int[]> shares = Shares.divide(rows, 3, share -> {
            Torch.share(128 * SIZE);
            assertThat(JniUtils.getNumThreads()).isEqualTo(1);
            return share;
        });
        assertThat(shares).hasSize(3);
        assertThat(shares.stream().flatMapToInt(Arrays::stream).toArray()).isEqualTo(rows);
        Torch.share(128 * SIZE);
        assertThat(JniUtils.getNumThreads()).isEqualTo(Torch.threads());
    }

    @Test
    void fewPicturesStayTogether() {
        assertThat(Shares.of(new int[] {3, 4, 5}, SIZE, share -> share)).containsExactly(new int[] {3, 4, 5});
    }

    /** Often, for it may be either thread that is first. */
    @RepeatedTest(20)
    void whatEndsOneShareEndsAll() {
        assertThatThrownBy(() -> Shares.divide(new int[300], 2, share -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        assertThat(Shares.isUnderWay()).isFalse();
    }

    @Test
    void gradientsOfSharesAreThoseOfTheWhole() throws ModelException {
        try (Classifier classifier = ModelLoader.load(Reference.model("tiny-conv"));
                NDManager scope = classifier.manager().newSubManager()) {
            int pictures = 64;
            NDArray x = scope.randomUniform(0, 1, new Shape(pictures, 1, 28, 28));
            int classes = classifier.card().classes().size();
            float[] whole = gradient(classifier, x, classes);
            List<float[]> parts =
                    Gradients.turn(() -> Shares.of(IntStream.range(0, pictures).toArray(), 2, rows -> {
                        try (NDManager own = classifier.manager().newSubManager()) {
                            NDArray some = x.get(rows[0] + ":" + (rows[0] + rows.length));
                            some.attach(own);
                            return gradient(classifier, some, classes);
                        }
                    }));
            int at = 0;
            for (float[] part : parts) {
                for (float value : part) {
                    assertThat(value).isCloseTo(whole[at++], within(1e-6f));
                }
            }
            assertThat(at).isEqualTo(pictures * SIZE);
            assertThat(whole).isNotEqualTo(new float[whole.length]);
        }
    }

    private static float[] gradient(Classifier classifier, NDArray x, int classes) {
        return Gradients.ofLogits(classifier, x, logits -> {
                    float[] first = new float[logits.length];
                    for (int i = 0; i < first.length; i += classes) {
                        first[i] = 1;
                    }
                    return List.of(first);
                })
                .gradients()
                .get(0);
    }
}
