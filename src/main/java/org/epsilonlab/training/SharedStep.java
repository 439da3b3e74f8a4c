package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.SharedGradient;
import org.epsilonlab.model.Shares;
import org.epsilonlab.training.regime.Learner;
import org.jspecify.annotations.Nullable;

/**
 * One step whose pictures two cores divide: each crafts and differentiates its own half, the gradients add up in the
 * parameters, and when both are there the weights take the one step. No core waits for the other within an operation. Two
 * halves, because the sum of two numbers does not depend on which comes first.
 */
final class SharedStep {

    /** How many shares there are. */
    static final int SHARES = 2;

    private static final ExecutorService OTHERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "epsilon-lab-other-half");
        thread.setDaemon(true);
        return thread;
    });

    private final TrainingStep step;
    private final float[] losses = new float[SHARES];
    private float loss;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Runnable once = () -> {};

    private final Phaser meeting = new Phaser(SHARES) {
        @Override
        protected boolean onAdvance(int phase, int parties) {
            once.run();
            return false;
        }
    };

    SharedStep(TrainingStep step) {
        this.step = step;
    }

    /**
     * Takes the step.
     *
     * @param share what is done with a share's pictures; called on two threads at once
     * @return what came of the first share, which knows the loss of both
     */
    float take(Function<Share, Float> share) {
        CompletableFuture<Float> other = CompletableFuture.supplyAsync(() -> guarded(new Share(1), share), OTHERS);
        float result = guarded(new Share(0), share);
        other.join();
        Throwable cause = failure.get();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        return result;
    }

    private float guarded(Share own, Function<Share, Float> share) {
        try {
            return Shares.alone(() -> share.apply(own));
        } catch (RuntimeException | Error e) {
            fail(e);
            return Float.NaN;
        }
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        meeting.forceTermination();
    }

    /** Waits for the other share; the later one does what is to be done once. */
    private void meet(Runnable work) {
        once = work;
        if (meeting.arriveAndAwaitAdvance() < 0) {
            throw new CancellationException("the other half of the step failed");
        }
    }

    private void update() {
        loss = 0;
        for (float each : losses) {
            loss += each;
        }
        step.step();
    }

    /** The network in training as one of the shares sees it. */
    final class Share implements Learner {
        private final int number;

        private Share(int number) {
            this.number = number;
        }

        /** Where the share of so many pictures begins. */
        int first(int pictures) {
            return pictures * number / SHARES;
        }

        /** Where it ends, exclusively. */
        int end(int pictures) {
            return pictures * (number + 1) / SHARES;
        }

        @Override
        public Classifier classifier() {
            return step.classifier();
        }

        @Override
        public AttackSpec now(AttackSpec attack) {
            return step.now(attack);
        }

        @Override
        public NDArray logits(NDArray x) {
            return step.logits(x);
        }

        @Override
        public float update(Supplier<NDArray> downhill) {
            losses[number] = Gradients.ofParameters(downhill);
            meet(SharedStep.this::update);
            return loss;
        }

        @Override
        public SharedGradient update(NDArray x, UnaryOperator<NDArray> downhill) {
            SharedGradient pass = Gradients.ofBoth(x, downhill);
            losses[number] = pass.loss();
            meet(SharedStep.this::update);
            return new SharedGradient(loss, pass.inputGradient());
        }

        @Override
        public NDArray memory(String name, Shape shape) {
            synchronized (SharedStep.this) {
                return step.memory(name, shape);
            }
        }
    }
}
