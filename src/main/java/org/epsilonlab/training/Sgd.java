package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum as PyTorch computes it: v ← μ v + g, θ ← θ − η v (Sutskever et al. 2013
 * fold η into v, which differs once η changes).
 */
final class Sgd implements Optimizer {

    private final List<NDArray> parameters;
    private final List<NDArray> velocities;
    private final double momentum;
    private final double weightDecay;
    private long steps;

    /**
     * Velocities at zero.
     *
     * @param owner the scope that keeps them
     * @param momentum μ, from 0 to below 1
     * @param weightDecay added to the gradient, times the parameter
     */
    Sgd(NDManager owner, List<NDArray> parameters, double momentum, double weightDecay) {
        this.parameters = List.copyOf(parameters);
        this.velocities =
                parameters.stream().map(p -> owner.zeros(p.getShape())).toList();
        this.momentum = momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(double learningRate, double scale) {
        steps++;
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            NDArray velocity = velocities.get(i);
            try (NDArray gradient = parameter.getGradient();
                    NDArray detached = parameter.stopGradient();
                    NDArray scaled = gradient.mul((float) scale);
                    NDArray decay = detached.mul((float) weightDecay)) {
                velocity.muli((float) momentum).addi(scaled).addi(decay);
                // The engine's plain update, with the velocity in the gradient's place; it also clears the gradient.
                parameter
                        .getNDArrayInternal()
                        .sgdUpdate(
                                new NDList(parameter, velocity, velocity),
                                new NDList(parameter),
                                (float) learningRate,
                                0,
                                1,
                                -1,
                                0,
                                false);
            }
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (int i = 0; i < velocities.size(); i++) {
            state.put("sgd.velocity." + i, velocities.get(i));
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
