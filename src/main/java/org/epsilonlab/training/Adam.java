package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1) as PyTorch computes it, over the engine's own update; DJL's optimizer of that
 * name adds ε before the bias correction.
 */
final class Adam implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<NDArray> parameters;
    private final List<NDArray> means;
    private final List<NDArray> variances;
    private final double weightDecay;
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
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(double learningRate, double scale) {
        steps++;
        double first = 1 - Math.pow(BETA1, (double) steps);
        double second = Math.sqrt(1 - Math.pow(BETA2, (double) steps));
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            try (NDArray gradient = parameter.getGradient()) {
                // The engine divides by √v + ε; scaling ε by the correction of √v makes that √v̂ + ε.
                parameter
                        .getNDArrayInternal()
                        .adamUpdate(
                                new NDList(parameter, gradient, means.get(i), variances.get(i)),
                                new NDList(parameter),
                                (float) learningRate,
                                (float) (learningRate * second / first),
                                (float) weightDecay,
                                (float) scale,
                                -1,
                                (float) BETA1,
                                (float) BETA2,
                                (float) (EPSILON * second),
                                false,
                                false);
            }
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
