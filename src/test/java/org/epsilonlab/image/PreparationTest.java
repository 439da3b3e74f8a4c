package org.epsilonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Preparation PLAIN = new Preparation(Fit.STRETCH, Invert.NO, true);

    @Test
    void averagesTheCoveredAreaWhenAPictureShrinks() {
        BufferedImage image = grey(3, 1, 0, 90, 240);
        Pixels two = PLAIN.apply(image, 1, 1, 2);
        // Each target pixel covers one and a half source pixels.
        assertThat(two.at(0, 0, 0)).isCloseTo(30 / 255f, within(1e-6f));
        assertThat(two.at(0, 0, 1)).isCloseTo(190 / 255f, within(1e-6f));
        assertThat(PLAIN.apply(image, 1, 1, 1).at(0, 0, 0)).isCloseTo(110 / 255f, within(1e-6f));
    }

    @Test
    void interpolatesWhenAPictureGrows() {
        Pixels four = PLAIN.apply(grey(2, 1, 0, 200), 1, 1, 4);
        assertThat(four.toArray()).containsExactly(new float[] {0f, 50 / 255f, 150 / 255f, 200 / 255f}, within(1e-6f));
        Pixels block = PLAIN.apply(grey(1, 1, 77), 1, 3, 2);
        assertThat(block.toArray()).containsOnly(77 / 255f);
    }

    @Test
    void shrinksOneAxisAndGrowsTheOther() {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 4, 2, new int[] {0, 0, 100, 100, 200, 200, 40, 40});
        Pixels pixels = PLAIN.apply(image, 1, 4, 2);
        assertThat(pixels.at(0, 0, 0)).isEqualTo(0f);
        assertThat(pixels.at(0, 1, 0)).isCloseTo(50 / 255f, within(1e-6f));
        assertThat(pixels.at(0, 2, 1)).isCloseTo(55 / 255f, within(1e-6f));
        assertThat(pixels.at(0, 3, 1)).isCloseTo(40 / 255f, within(1e-6f));
    }

    @Test
    void keepsTheMeanOfALargePicture() {
        BufferedImage noise = Samples.noise(301, 207);
        double mean = 0;
        for (int i = 0; i < 301 * 207; i++) {
            mean += (noise.getRGB(i % 301, i / 301) >> 8 & 0xff) / 255.0 / (301 * 207);
        }
        float[] small = PLAIN.apply(noise, 3, 28, 28).toArray();
        double smallMean = 0;
        for (int i = 784; i < 2 * 784; i++) {
            smallMean += small[i] / 784;
        }
        assertThat(smallMean).isCloseTo(mean, within(1e-6));
    }

    @Test
    void resizesTheShortSideAndKeepsTheMiddle() {
        // A step from black to white, eight wide and four high: to the short side of two, of which the middle two.
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 4; y++) {
            image.getRaster().setPixels(0, y, 8, 1, new int[] {0, 0, 0, 0, 255, 255, 255, 255});
        }
        Preparation bilinear = PLAIN.with(Fit.CROP).with(new Resize(2, Filter.BILINEAR));
        // Triangle of radius 2 round 3 and 5: weights 1/8, 3/8, 3/8, 1/8.
        assertThat(bilinear.apply(image, 1, 2, 2).toArray())
                .containsExactly(new float[] {.125f, .875f, .125f, .875f}, within(1e-6f));
        Preparation cubic = PLAIN.with(Fit.CROP).with(new Resize(2, Filter.BICUBIC));
        // Keys's cubic of radius 4 round 3; the weight at −1/2, outside the picture, is shared out among the others.
        double white = cubic(.75) + cubic(1.25) + cubic(1.75);
        double all = 2 * (cubic(.25) + cubic(.75) + cubic(1.25) + cubic(1.75)) - cubic(1.75);
        assertThat(cubic.apply(image, 1, 2, 2).at(0, 0, 0)).isCloseTo((float) (white / all), within(1e-6f));
        assertThat(cubic.seen(8, 4, 2, 2)).isEqualTo(new java.awt.Rectangle(2, 0, 4, 4));
        assertThat(PLAIN.with(new Resize(2, Filter.BICUBIC)).seen(8, 4, 2, 2)).isEqualTo(new java.awt.Rectangle(8, 4));
    }

    private static double cubic(double x) {
        return x < 1 ? 1.5 * x * x * x - 2.5 * x * x + 1 : -.5 * x * x * x + 2.5 * x * x - 4 * x + 2;
    }

    @Test
    void makesGreyByLumaAndColourFromGrey() {
        assertThat(PLAIN.apply(Samples.rgb(1, 1, 0xff0000), 1, 1, 1).at(0, 0, 0))
                .isEqualTo(.299f);
        assertThat(PLAIN.apply(Samples.rgb(1, 1, 0x00ff00), 1, 1, 1).at(0, 0, 0))
                .isEqualTo(.587f);
        assertThat(PLAIN.apply(Samples.rgb(1, 1, 0x0000ff), 1, 1, 1).at(0, 0, 0))
                .isEqualTo(.114f);
        assertThat(PLAIN.apply(grey(1, 1, 51), 3, 1, 1).toArray()).containsExactly(.2f, .2f, .2f);
    }

    @Test
    void laysTransparencyOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ff0000);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xff000000);
        for (BufferedImage each :
                new BufferedImage[] {image, ImageFiles.read(Samples.encoded(image, "png"), "glass.png")}) {
            float[] values = PLAIN.apply(each, 1, 1, 3).toArray();
            assertThat(values).containsExactly(new float[] {1f, 127 / 255f, 0f}, within(1e-6f));
        }
    }

    @Test
    void takesStoredGreyAsItIsInEveryDepth() throws IOException {
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixels(0, 0, 2, 1, new int[] {32768, 65535});
        assertThat(PLAIN.apply(ImageFiles.read(Samples.encoded(deep, "png"), "deep.png"), 1, 1, 2)
                        .toArray())
                .containsExactly((float) (32768 / 65535.0), 1f);
        BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 1});
        assertThat(PLAIN.apply(ImageFiles.read(Samples.encoded(bits, "png"), "bits.png"), 1, 1, 2)
                        .toArray())
                .containsExactly(0f, 1f);
        assertThat(PLAIN.apply(ImageFiles.read(Samples.encoded(grey(1, 1, 100), "png"), "grey.png"), 1, 1, 1)
                        .toArray())
                .containsExactly(100 / 255f);
    }

    @Test
    void keepsSixteenBitColour() throws IOException {
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = colours.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[] {1000, 30000, 65535});
        BufferedImage image = new BufferedImage(colours, raster, false, null);
        assertThat(PLAIN.apply(ImageFiles.read(Samples.encoded(image, "png"), "deep.png"), 3, 1, 1)
                        .toArray())
                .containsExactly((float) (1000 / 65535.0), (float) (30000 / 65535.0), 1f);
    }

    @Test
    void cropsTheMiddleInWholePixels() {
        PreparedPicture wide = Preparation.standard(1).with(Invert.NO).prepare(grey(5, 1, 10, 20, 30, 40, 50), 1, 1, 2);
        assertThat(wide.pixels().toArray()).containsExactly(20 / 255f, 30 / 255f);
        assertThat(wide.originalWidth()).isEqualTo(5);
        BufferedImage high = new BufferedImage(1, 3, BufferedImage.TYPE_BYTE_GRAY);
        high.getRaster().setPixels(0, 0, 1, 3, new int[] {10, 20, 30});
        assertThat(PLAIN.with(Fit.CROP).apply(high, 1, 1, 1).at(0, 0, 0)).isEqualTo(20 / 255f);
        assertThat(PLAIN.with(Fit.CROP).apply(grey(4000, 1, 8), 1, 28, 28).at(0, 9, 9))
                .isEqualTo(8 / 255f);
    }

    @Test
    void padsWithTheColourOfTheBorder() {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 4, 2, new int[] {200, 200, 200, 200, 200, 0, 0, 200});
        Pixels padded = PLAIN.with(Fit.PAD).apply(image, 1, 4, 4);
        assertThat(padded.at(0, 0, 1)).isEqualTo(200 / 255f);
        assertThat(padded.at(0, 2, 1)).isEqualTo(0f);
        assertThat(padded.at(0, 3, 1)).isEqualTo(200 / 255f);
    }

    @Test
    void invertsALightBackgroundForADarkGreyNetworkOnly() {
        BufferedImage shoeOnWhite = Samples.rgb(10, 10, 0xf0f0f0);
        for (int i = 0; i < 36; i++) {
            shoeOnWhite.setRGB(2 + i % 6, 2 + i / 6, 0x202020);
        }
        PreparedPicture auto = Preparation.standard(1).prepare(shoeOnWhite, 1, 10, 10);
        assertThat(auto.inverted()).isTrue();
        assertThat(auto.background()).isCloseTo(240 / 255.0, within(1e-9));
        assertThat(auto.pixels().at(0, 5, 5)).isCloseTo(223 / 255f, within(1e-6f));
        assertThat(auto.summary()).isEqualTo("10×10 → 10×10, grey, inverted (light background)");
        assertThat(Preparation.standard(1)
                        .prepare(Samples.rgb(4, 4, 0x101010), 1, 4, 4)
                        .inverted())
                .isFalse();
        assertThat(Preparation.standard(3).prepare(shoeOnWhite, 3, 10, 10).inverted())
                .isFalse();
        assertThat(new Preparation(Fit.CROP, Invert.AUTO, false)
                        .prepare(shoeOnWhite, 1, 10, 10)
                        .inverted())
                .isFalse();
        assertThat(Preparation.standard(3)
                        .with(Invert.YES)
                        .apply(shoeOnWhite, 3, 10, 10)
                        .at(1, 0, 0))
                .isCloseTo(15 / 255f, within(1e-6f));
    }

    @Test
    void tellsWhatWasDone() {
        BufferedImage photo = Samples.rgb(64, 48, 0x404040);
        assertThat(Preparation.standard(3).prepare(photo, 3, 24, 24).summary()).isEqualTo("64×48 → 24×24, cropped");
        assertThat(Preparation.standard(1)
                        .with(Fit.PAD)
                        .prepare(photo, 1, 24, 24)
                        .summary())
                .isEqualTo("64×48 → 24×24, padded, grey");
    }

    @Test
    void refusesANetworkOfOtherChannels() {
        assertThatThrownBy(() -> PLAIN.apply(grey(1, 1, 0), 2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 2 channels");
    }

    private static BufferedImage grey(int width, int height, int... values) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setPixel(i % width, i / width, new int[] {values[Math.min(i, values.length - 1)]});
        }
        return image;
    }
}
