package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.model.Tensors;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1) as PyTorch computes it. DJL's optimizer of that name adds ε before the bias
 * correction, and the engine's update beneath it goes over the numbers a dozen times: a quarter of a clean step, where
 * once over them is a thirtieth.
 */
final class Adam implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** So many numbers at a time stay in the core's own memory. */
    private static final int PIECE = 2048;

    private final List<NDArray> parameters;
    private final List<NDArray> means;
    private final List<NDArray> variances;
    private final float weightDecay;
    private final float[] weight = new float[PIECE];
    private final float[] gradient = new float[PIECE];
    private final float[] mean = new float[PIECE];
    private final float[] variance = new float[PIECE];
    private long steps;

    /**
     * Moments at zero.
     *
     * @param owner the scope that keeps the moments
     * @param parameters what is updated; each requires a gradient when {@link #step} is called
     * @param weightDecay added to the gradient, times the parameter
     */
    Adam(NDManager owner, List<NDArray> parameters, double weightDecay) {
        this.parameters = List.copyOf(parameters);
        this.means = parameters.stream().map(p -> owner.zeros(p.getShape())).toList();
        this.variances = parameters.stream().map(p -> owner.zeros(p.getShape())).toList();
        this.weightDecay = (float) weightDecay;
    }

    @Override
    public void step(double learningRate, double scale) {
        steps++;
        double first = 1 - Math.pow(BETA1, (double) steps);
        double second = Math.sqrt(1 - Math.pow(BETA2, (double) steps));
        // θ ← θ − η (m / c₁) / (√v / √c₂ + ε), with √c₂ taken out of the fraction.
        float rate = (float) (learningRate * second / first);
        float least = (float) (EPSILON * second);
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            try (NDArray slope = parameter.getGradient()) {
                FloatBuffer w = Tensors.memory(parameter);
                FloatBuffer g = Tensors.memory(slope);
                FloatBuffer m = Tensors.memory(means.get(i));
                FloatBuffer v = Tensors.memory(variances.get(i));
                for (int from = 0; from < w.capacity(); from += PIECE) {
                    int length = Math.min(PIECE, w.capacity() - from);
                    w.get(from, weight, 0, length);
                    g.get(from, gradient, 0, length);
                    m.get(from, mean, 0, length);
                    v.get(from, variance, 0, length);
                    move(length, rate, least, (float) scale);
                    w.put(from, weight, 0, length);
                    m.put(from, mean, 0, length);
                    v.put(from, variance, 0, length);
                }
            }
            JniUtils.zeroGrad((PtNDArray) parameter);
        }
    }

    private void move(int length, float rate, float least, float scale) {
        for (int i = 0; i < length; i++) {
            float slope = gradient[i] * scale + weight[i] * weightDecay;
            mean[i] = mean[i] * (float) BETA1 + slope * (float) (1 - BETA1);
            variance[i] = variance[i] * (float) BETA2 + slope * slope * (float) (1 - BETA2);
            weight[i] -= rate * mean[i] / ((float) Math.sqrt(variance[i]) + least);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            state.put("adam.mean." + i, means.get(i));
            state.put("adam.variance." + i, variances.get(i));
        }
        return state;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void resume(long taken) {
        steps = taken;
    }
}
