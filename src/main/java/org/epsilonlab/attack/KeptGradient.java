package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/** The gradient at one picture for one label and goal, and the directions that its scalings give. For one thread. */
final class KeptGradient implements AutoCloseable {

    private final Pixels image;
    private final int label;
    private final Goal goal;
    private final NDArray x;
    private final NDArray gradient;
    private final Prediction before;
    private final boolean zero;
    private @Nullable Scale scaled;
    private @Nullable Direction direction;

    /**
     * @param x the picture, shape (1, C, H, W); from now on this one's to close
     * @param gradient likewise
     * @param before what the network says of the picture
     * @param zero whether the gradient is zero everywhere
     */
    KeptGradient(Pixels image, int label, Goal goal, NDArray x, NDArray gradient, Prediction before, boolean zero) {
        this.image = image;
        this.label = label;
        this.goal = goal;
        this.x = x;
        this.gradient = gradient;
        this.before = before;
        this.zero = zero;
    }

    /** Whether it is the one that the request needs. */
    boolean serves(AttackRequest request) {
        return label == request.labels().get(0)
                && goal.equals(request.spec().goal())
                && image.equals(request.images().get(0));
    }

    /** Where the method moves the picture. */
    Direction direction(GradientMethod method) {
        Direction known = direction;
        if (known == null || scaled != method.scale()) {
            try (NDManager scope = x.getManager().newSubManager()) {
                known = new Direction(
                        image, method.unit(in(scope, x), in(scope, gradient)).toFloatArray());
            }
            direction = known;
            scaled = method.scale();
        }
        return known;
    }

    /** The adversarial pictures for several budgets, shape (M, C, H, W), in {@code scope}. */
    NDArray sweep(GradientMethod method, float[] epsilons, NDManager scope) {
        return method.step(
                in(scope, x), in(scope, gradient), scope.create(epsilons, new Shape(epsilons.length, 1, 1, 1)));
    }

    /** The same array in another scope, where what is made from it goes too. */
    private static NDArray in(NDManager scope, NDArray array) {
        NDArray same = array.stopGradient();
        same.attach(scope);
        return same;
    }

    Prediction before() {
        return before;
    }

    boolean isZero() {
        return zero;
    }

    @Override
    public void close() {
        x.close();
        gradient.close();
    }
}
