package org.epsilonlab.ui.training.chart;

/** The points of a chart as a comma-separated table, one point a line. */
final class CurveTable {
    private static final String HEADER = "chart,run,curve,line,epoch,value,unit\n";

    private CurveTable() {}

    /**
     * All curves, hidden ones too. Of the lines, "measured" are points as they came, "smoothed" is the average over them;
     * where a run had more points than are kept, these are the lowest and the highest of each stretch.
     */
    static String of(ChartSpec spec, CurveData data) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < data.curves(); i++) {
            boolean smoothed = data.spec(i).style() == CurveSpec.Style.SMOOTHED;
            String line = smoothed ? "smoothed" : "measured";
            add(csv, spec, "now", data.spec(i), line, data.line(i));
            add(csv, spec, "now", data.spec(i), "measured", data.raw(i));
            add(csv, spec, data.earlierTitle(), data.spec(i), line, data.earlier(i));
        }
        return csv.toString();
    }

    private static void add(
            StringBuilder csv, ChartSpec spec, String run, CurveSpec curve, String line, Points points) {
        String head = quoted(spec.title()) + ',' + quoted(run) + ',' + quoted(curve.title()) + ',' + line + ',';
        String tail = ',' + quoted(spec.unit().trim()) + '\n';
        for (int i = 0; i < points.size(); i++) {
            csv.append(head).append(points.x(i)).append(',').append(points.y(i)).append(tail);
        }
    }

    private static String quoted(String word) {
        return word.matches("[^,\"\\r\\n]*") ? word : '"' + word.replace("\"", "\"\"") + '"';
    }
}
