package org.epsilonlab.ui.draw;

import java.awt.image.BufferedImage;
import org.epsilonlab.image.DigitCentring;
import org.epsilonlab.image.Invert;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.ui.picture.OwnPicture;

/** A drawing as a picture for a network: light on dark for a grey one, ink on white paper for one that knows colours. */
final class DrawnPicture {

    private DrawnPicture() {}

    /** Whether a network of that shape may get drawings as MNIST has its digits. */
    static boolean isCentrable(InputShape shape) {
        return shape.equals(new InputShape(1, DigitCentring.SIDE, DigitCentring.SIDE));
    }

    /**
     * The drawing as its owner's picture.
     *
     * @param drawing one channel, light on dark
     * @param centred whether it is brought into MNIST's frame, where that is possible
     */
    static OwnPicture of(Pixels drawing, InputShape shape, boolean centred) {
        Pixels ready = centred && isCentrable(shape) ? DigitCentring.centre(drawing) : drawing;
        boolean isPaper = shape.channels() != 1;
        BufferedImage image = new BufferedImage(ready.width(), ready.height(), BufferedImage.TYPE_INT_RGB);
        int[] argb = ready.toArgb();
        for (int i = 0; i < argb.length; i++) {
            image.setRGB(i % ready.width(), i / ready.width(), isPaper ? ~argb[i] | 0xff000000 : argb[i]);
        }
        return OwnPicture.of(image, "your drawing").with(Invert.NO);
    }
}
