package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.epsilonlab.Reference;
import org.junit.jupiter.api.Test;

/** The centring of drawings, held to MNIST's own digits and to shapes whose place can be worked out. */
class DigitCentringTest {

    /** A digit of each class; {@code src/test/peers/digits.py} took them from the data set. */
    private static List<Pixels> digits() throws Exception {
        byte[] file = Files.readAllBytes(Reference.FOLDER.resolve("digits.npy"));
        ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        values.position(10 + values.getShort(8));
        List<Pixels> digits = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            float[] digit = new float[28 * 28];
            values.asFloatBuffer().get(digit);
            values.position(values.position() + 4 * digit.length);
            digits.add(new Pixels(1, 28, 28, digit));
        }
        return digits;
    }

    /** A picture drawn on a pad of 280 pixels, each of its pixels 9 wide, at a place of one's choice. */
    private static Pixels onPad(Pixels digit, int left, int top, int each) {
        float[] pad = new float[280 * 280];
        for (int y = 0; y < 28 * each; y++) {
            for (int x = 0; x < 28 * each; x++) {
                pad[(top + y) * 280 + left + x] = digit.at(0, y / each, x / each);
            }
        }
        return new Pixels(1, 280, 280, pad);
    }

    @Test
    void aDigitOfMnistDrawnLargeAnywhereComesBackAsItIs() throws Exception {
        for (Pixels digit : digits()) {
            for (Pixels pad : List.of(onPad(digit, 0, 0, 10), onPad(digit, 100, 3, 6), onPad(digit, 7, 200, 2))) {
                assertThat(DigitCentring.centre(pad).toArray()).containsExactly(digit.toArray(), Offset.offset(1e-5f));
            }
        }
    }

    private static Pixels rectangle(int left, int top, int width, int height) {
        float[] pad = new float[280 * 280];
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                pad[y * 280 + x] = 1;
            }
        }
        return new Pixels(1, 280, 280, pad);
    }

    /** Twice as high as wide: 10 columns and 20 rows of ink round the middle pixel, which is number 14. */
    @Test
    void aRectangleKeepsItsProportionsAndLiesInTheMiddle() {
        Pixels centred = DigitCentring.centre(rectangle(13, 5, 40, 80));
        assertThat(centred).isEqualTo(DigitCentring.centre(rectangle(200, 190, 40, 80)));
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                boolean isInk = x >= 10 && x < 20 && y >= 5 && y < 25;
                assertThat(centred.at(0, y, x)).as("(%d, %d)", x, y).isEqualTo(isInk ? 1 : 0);
            }
        }
    }

    @Test
    void theHeavierEndIsNearerToTheMiddle() {
        float[] pad = rectangle(40, 130, 200, 10).toArray();
        for (int y = 95; y < 175; y++) {
            for (int x = 200; x < 240; x++) {
                pad[y * 280 + x] = 1;
            }
        }
        Pixels centred = DigitCentring.centre(new Pixels(1, 280, 280, pad));
        double mass = 0;
        double moment = 0;
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                mass += centred.at(0, y, x);
                moment += x * (double) centred.at(0, y, x);
            }
        }
        assertThat(centred.at(0, 14, 0) + centred.at(0, 13, 0))
                .as("the tail begins at the left edge")
                .isPositive();
        assertThat(moment / mass).isBetween(13.5, 16.0);
    }

    @Test
    void noInkStaysNoInkAndASpeckFillsTheBox() {
        assertThat(DigitCentring.centre(rectangle(0, 0, 0, 0)).toArray()).containsOnly(0);
        float[] speck = DigitCentring.centre(rectangle(279, 279, 1, 1)).toArray();
        float sum = 0;
        for (float value : speck) {
            sum += value;
        }
        assertThat(sum).isEqualTo(400);
    }
}
