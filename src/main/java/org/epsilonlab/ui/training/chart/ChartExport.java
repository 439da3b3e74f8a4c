package org.epsilonlab.ui.training.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.FigureFile;

/**
 * Writes a chart to files, each whole or not at all. Figures show what the screen shows, curves and zoom and mark, but dark
 * on white, in a size of their own, with legend and caption. On the FX thread.
 */
public final class ChartExport {
    private final ChartSpec spec;
    private final LivePlot plot;
    private final Appearance appearance;

    ChartExport(ChartSpec spec, LivePlot plot, Appearance appearance) {
        this.spec = spec;
        this.plot = plot;
        this.appearance = appearance;
    }

    /** What a file of it may be called, without its ending. */
    String name() {
        return spec.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private FigureFile figure() {
        ChartFigure figure = new ChartFigure(spec, plot, appearance.look().family());
        return new FigureFile(spec.title() + " " + spec.caption(), ChartFigure.WIDTH, ChartFigure.HEIGHT, figure::draw);
    }

    /**
     * Writes a picture of 2160 by 1200 pixels, 300 to the inch on 18 by 10 centimetres.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void png(Path file) throws IOException {
        figure().png(file);
    }

    /**
     * Writes a drawing that can be scaled and edited.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void svg(Path file) throws IOException {
        figure().svg(file);
    }

    /**
     * Writes a page that can be put into a document.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void pdf(Path file) throws IOException {
        figure().pdf(file, appearance.fonts());
    }

    /**
     * Writes all points that are kept, hidden curves too: {@code chart,run,curve,line,epoch,value,unit}, one point a line.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void csv(Path file) throws IOException {
        WholeFile.write(file, CurveTable.of(spec, plot.data()).getBytes(StandardCharsets.UTF_8));
    }

    /** What the table leaves out, in a part of a sentence; "" where it holds every point. */
    String omitted() {
        long bucket = 1;
        for (int i = 0; i < plot.data().curves(); i++) {
            bucket = Math.max(bucket, plot.data().bucket(i));
        }
        return bucket == 1 ? "" : ", of each " + bucket + " points of a curve the lowest and the highest";
    }
}
