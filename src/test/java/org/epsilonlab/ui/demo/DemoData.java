package org.epsilonlab.ui.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.stage.Curve;
import org.epsilonlab.ui.stage.EquationState;
import org.epsilonlab.ui.stage.PictureSource;
import org.epsilonlab.ui.stage.Raster;

/** Real pictures with invented predictions, for the tests and pictures of the window's parts. */
public final class DemoData implements PictureSource {
    private static final float[][] BEFORE = {
        {0, 0, 0, 0, 0, .96f, 0, .02f, .02f, 0}, {0, 0, 0, 0, 0, .86f, 0, .12f, .01f, .01f}
    };
    private static final float[][] AFTER = {
        {.01f, 0, 0, 0, 0, .04f, .01f, .36f, .57f, .01f}, {0, 0, 0, 0, 0, .76f, 0, .23f, .01f, 0}
    };

    private final LabelledImages images;

    public DemoData() {
        try {
            images = FashionMnist.test(Path.of("assets"));
        } catch (DataException e) {
            throw new IllegalStateException(e);
        }
    }

    public int chosen() {
        return 9;
    }

    public List<EquationState> states() {
        return List.of(state(0, "Fashion-MNIST · standard", 0.05), state(1, "Fashion-MNIST · robust (PGD-7)", 0.05));
    }

    public EquationState state(int network, String title, double epsilon) {
        int index = firstSandal();
        Pixels original = images.image(index);
        return EquationState.of(
                title,
                network == 0
                        ? "clean 91.2 % · PGD-40 at 0.1: 2.1 % (n = 10,000)"
                        : "clean 84.4 % · PGD-40 at 0.1: 75.9 % (n = 10,000)",
                images.classes(),
                5,
                -1,
                original,
                BEFORE[network],
                shaken(original, epsilon, network),
                AFTER[network],
                epsilon);
    }

    private int firstSandal() {
        int index = 0;
        while (images.label(index) != 5) {
            index++;
        }
        return index;
    }

    private static Pixels shaken(Pixels original, double epsilon, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = original.toArray();
        for (int i = 0; i < values.length; i++) {
            float step = (float) (random.nextInt(3) - 1) * (float) epsilon;
            values[i] = Math.max(0, Math.min(1, values[i] + step));
        }
        return new Pixels(original.channels(), original.height(), original.width(), values);
    }

    public List<Curve> curves() {
        return List.of(
                curve("Fashion-MNIST · standard", 0.03, OptionalDouble.of(0.031)),
                curve("Fashion-MNIST · robust", 0.19, OptionalDouble.of(0.188)));
    }

    private static Curve curve(String name, double middle, OptionalDouble flip) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            double epsilon = i / 100.0;
            double share = 0.96 / (1 + Math.exp((epsilon - middle) / 0.012));
            points.add(new Curve.Point(epsilon, share, 0.94 - 0.92 * share));
        }
        return new Curve(name, points, flip);
    }

    @Override
    public String title() {
        return "Fashion-MNIST test";
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public List<String> classes() {
        return images.classes();
    }

    @Override
    public Raster picture(int index) {
        return Raster.of(images.image(index));
    }

    @Override
    public String caption(int index) {
        return images.classes().get(images.label(index));
    }

    @Override
    public boolean isWrong(int index) {
        return index % 11 == 4;
    }
}
