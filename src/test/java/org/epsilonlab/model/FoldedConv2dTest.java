package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folding changes neither what a convolution answers nor its gradients, by the engine's own convolution. */
class FoldedConv2dTest {

    private record Answer(float[] output, float[] inputGradient, float[] weightGradient) {}

    @ParameterizedTest
    @CsvSource({
        // channels, height, width, kernel, stride, padding
        "1, 28, 28, 4, 2, 1",
        "3, 32, 32, 4, 2, 1",
        "1, 9, 11, 2, 2, 0",
        "2, 13, 10, 6, 3, 2",
        "1, 28, 28, 4, 4, 0",
        "4, 7, 7, 4, 2, 0",
        "8, 12, 12, 4, 2, 1",
        "1, 10, 10, 3, 2, 1",
        "1, 10, 10, 3, 1, 1"
    })
    void answersAndGradientsAreTheEngines(int channels, int height, int width, int kernel, int stride, int padding) {
        Torch.start();
        try (NDManager scope = Torch.manager().newSubManager()) {
            NDArray x = scope.randomUniform(-1, 1, new Shape(3, channels, height, width));
            NDArray weight = scope.randomUniform(-1, 1, new Shape(5, channels, kernel, kernel));
            NDArray bias = scope.randomUniform(-1, 1, new Shape(5));
            Answer folded =
                    answer(FoldedConv2d.of(builder(kernel, stride, padding), kernel, stride), x, weight, bias, true);
            Answer update =
                    answer(FoldedConv2d.of(builder(kernel, stride, padding), kernel, stride), x, weight, bias, false);
            Answer plain = answer(builder(kernel, stride, padding).build(), x, weight, bias, true);
            assertThat(update.output()).containsExactly(plain.output(), org.assertj.core.data.Offset.offset(1e-4f));
            assertThat(update.weightGradient())
                    .containsExactly(plain.weightGradient(), org.assertj.core.data.Offset.offset(1e-3f));
            assertThat(folded.output()).containsExactly(plain.output(), org.assertj.core.data.Offset.offset(1e-4f));
            assertThat(folded.inputGradient())
                    .containsExactly(plain.inputGradient(), org.assertj.core.data.Offset.offset(1e-4f));
            assertThat(folded.weightGradient())
                    .containsExactly(plain.weightGradient(), org.assertj.core.data.Offset.offset(1e-3f));
        }
    }

    private static Conv2d.Builder builder(int kernel, int stride, int padding) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(5)
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding));
    }

    private static Answer answer(Conv2d layer, NDArray pictures, NDArray weight, NDArray bias, boolean attacked) {
        try (NDManager scope = pictures.getManager().newSubManager()) {
            NDArray x = pictures.duplicate();
            x.attach(scope);
            layer.initialize(scope, DataType.FLOAT32, x.getShape());
            NDArray kernel = layer.getParameters().get("weight").getArray();
            kernel.set(new NDIndex(":"), weight);
            layer.getParameters().get("bias").getArray().set(new NDIndex(":"), bias);
            ParameterStore store = new ParameterStore(scope, false);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                x.setRequiresGradient(attacked);
                NDArray output = layer.forward(store, new NDList(x), true).singletonOrThrow();
                collector.backward(output.square().sum());
                return new Answer(
                        output.toFloatArray(),
                        attacked ? x.getGradient().toFloatArray() : new float[0],
                        kernel.getGradient().toFloatArray());
            }
        }
    }
}
