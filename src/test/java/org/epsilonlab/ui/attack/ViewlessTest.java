package org.epsilonlab.ui.attack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The Attack place without a view, on an engine and with settings of its own for each test. */
abstract class ViewlessTest {

    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    final StageEngine engine = new StageEngine();
    final EngineThread thread = new EngineThread();
    Settings settings;
    AttackModel model;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void openSettings() {
        settings = Settings.open(folder.resolve("settings.json"));
    }

    @AfterEach
    void close() {
        thread.close(engine::close);
        settings.close();
    }

    /** A place that knows these networks and the clothes to attack them on. */
    AttackModel open(List<ModelCatalog.Entry> models) {
        return fx(() -> new AttackModel(models, Networks.images(), engine, thread, settings));
    }

    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    /** In one turn of the event queue, as a click is. */
    static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    /** The same, and what it put into the queue for later. */
    static void runOut(Runnable work) {
        run(work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("this did not come to pass", e);
        }
    }

    /** The result once nothing newer is under way. */
    StageResult settled() {
        await(() -> !model.stage().busyProperty().get()
                && (model.stage().resultProperty().get() != null
                        || !model.stage().failureProperty().get().isEmpty()));
        return fx(() -> model.stage().resultProperty().get());
    }
}
