package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Threads that use the engine do not change on how many cores it computes for another. */
class TorchTest {

    @Test
    void aThreadKeepsItsNumberWhenAnotherChoosesOne() throws Exception {
        Torch.start();
        int other = Torch.threads() + 1;
        ExecutorService trainer = Executors.newSingleThreadExecutor();
        ExecutorService stage = Executors.newSingleThreadExecutor();
        try {
            trainer.submit(() -> Torch.share(128 * 28 * 28)).get();
            stage.submit(() -> JniUtils.setNumThreads(other)).get();
            assertThat(trainer.submit(JniUtils::getNumThreads).get()).isEqualTo(Torch.threads());
            assertThat(stage.submit(JniUtils::getNumThreads).get()).isEqualTo(other);
        } finally {
            // Threads that come later begin with what was asked for last.
            stage.submit(() -> JniUtils.setNumThreads(Torch.threads())).get();
            trainer.shutdown();
            stage.shutdown();
        }
    }
}
