package org.epsilonlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Colormap;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;

/** Original, perturbation and adversarial picture of the first few as PNGs, read back from what was written. */
final class AttackPictures {

    private static final int MOST = 64;
    private static final String FOLDER = "pictures";

    private final Path folder;
    private final LabelledImages originals;
    private final List<String> classes;

    AttackPictures(Path folder, LabelledImages originals, List<String> classes) {
        this.folder = folder;
        this.originals = originals;
        this.classes = classes;
    }

    void write(List<AttackReport.Row> rows) throws IOException {
        if (originals.shape().channels() != 1 && originals.shape().channels() != 3) {
            return;
        }
        LabelledImages written =
                DataSource.open(folder.resolve("adversarial.npy").toString(), null, folder, new int[0], List.of());
        Path pictures = Files.createDirectories(folder.resolve(FOLDER));
        for (int i = 0; i < Math.min(MOST, rows.size()); i++) {
            AttackReport.Row row = rows.get(i);
            Pixels before = originals.image(row.index());
            Pixels after = written.image(i);
            ImageFiles.writePng(before, pictures.resolve(name(row.index(), "original", row.cleanPrediction())));
            ImageFiles.writePng(heatMap(before, after), pictures.resolve(name(row.index(), "perturbation", -1)));
            ImageFiles.writePng(after, pictures.resolve(name(row.index(), "adversarial", row.adversarialPrediction())));
        }
    }

    /** Removes what an earlier attack left, so that no picture lies beside a report that does not know it. */
    static void removeOlder(Path folder) throws IOException {
        Path pictures = folder.resolve(FOLDER);
        if (Files.isDirectory(pictures)) {
            try (Stream<Path> files = Files.list(pictures)) {
                for (Path file : files.toList()) {
                    if (file.getFileName().toString().matches("\\d{5,}-(original|perturbation|adversarial).*\\.png")) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private String name(int index, String what, int prediction) {
        String said = prediction < 0
                ? ""
                : "-" + classes.get(prediction).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return String.format(Locale.ROOT, "%05d-%s%s.png", index, what, said);
    }

    /** Blue, white and red, from −max|δ| to max|δ|. */
    private static Pixels heatMap(Pixels before, Pixels after) {
        Difference change = Difference.between(before, after);
        int[] colours = Colormap.DIVERGING.heatMap(change, change.linf());
        float[] values = new float[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                values[channel * colours.length + i] = (colours[i] >> (16 - 8 * channel) & 0xff) / 255f;
            }
        }
        return new Pixels(3, before.height(), before.width(), values);
    }
}
