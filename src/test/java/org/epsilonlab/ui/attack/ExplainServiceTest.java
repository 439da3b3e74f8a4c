package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.concurrent.Worker;
import org.epsilonlab.explain.ClassPicture;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.stage.Raster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The sheet's pictures come in for each network, and stop when they are told to. */
class ExplainServiceTest {

    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final List<ExplainService.Cell> cells = new ArrayList<>();
    private ExplainService service;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void make() {
        service = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new ExplainService(files));
    }

    @AfterEach
    void close() {
        files.shutdownNow();
    }

    private void run(Pixels pixels) {
        var job = new ExplainService.Job(
                List.of(Networks.conv(), Networks.residual()), 3, pixels, ClassPicture.Start.GREY);
        WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () -> service.start(job, (asked, cell) -> {
                    assertThat(asked).isSameAs(job);
                    cells.add(cell);
                }));
    }

    private Worker.State ended() throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> !service.isRunning()));
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> service.getState());
    }

    @Test
    void eachNetworkTellsWhereItLooks() throws Exception {
        run(Networks.images().image(0));
        assertThat(ended()).isEqualTo(Worker.State.SUCCEEDED);
        assertThat(cells).extracting(ExplainService.Cell::network).containsExactly(0, 0, 1, 1);
        assertThat(cells).extracting(ExplainService.Cell::cell).containsExactly(1, 2, 1, 2);
        Raster plain = cells.get(0).raster();
        assertThat(plain.width()).isEqualTo(28);
    }

    @Test
    void aClassPictureIsAFilmFromItsStartToItsEnd() throws Exception {
        run(null);
        assertThat(ended()).isEqualTo(Worker.State.SUCCEEDED);
        assertThat(cells).hasSize(2 * 61);
        assertThat(cells.get(0).cell()).isZero();
        assertThat(cells.get(60).cell()).isEqualTo(5);
        assertThat(cells.get(60).caption()).startsWith("step 60 · ");
        assertThat(cells).extracting(ExplainService.Cell::cell).contains(1, 2, 3, 4);
    }

    @Test
    void canBeStopped() throws Exception {
        run(null);
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> service.cancel());
        assertThat(ended()).isEqualTo(Worker.State.CANCELLED);
        assertThat(cells.size()).isLessThan(2 * 61);
    }
}
