package org.epsilonlab.attack;

import org.epsilonlab.image.Pixels;

/** One change for all pictures, on the heap: a noise that is added, or a sticker that is put on. */
public interface SharedChange {

    /** Where the change lies on a picture; a noise lies everywhere and ignores it. */
    record Place(double centreX, double centreY, double scale, double degrees) {}

    /** The picture with the change on it, in [0, 1]. */
    Pixels on(Pixels picture, Place place);

    /** The change itself as a picture: a sticker as it is, a noise round the middle grey at full contrast. */
    Pixels picture();

    /** Whether it can be moved about. */
    boolean isMovable();

    /** A sticker. */
    static SharedChange of(Sticker sticker) {
        return new SharedChange() {
            @Override
            public Pixels on(Pixels picture, Place place) {
                return new Pixels(
                        picture.channels(),
                        picture.height(),
                        picture.width(),
                        sticker.on(
                                picture.toArray(),
                                picture.height(),
                                picture.width(),
                                place.centreX(),
                                place.centreY(),
                                place.scale(),
                                place.degrees()));
            }

            @Override
            public Pixels picture() {
                return new Pixels(sticker.channels(), sticker.side(), sticker.side(), sticker.values());
            }

            @Override
            public boolean isMovable() {
                return true;
            }
        };
    }

    /** A noise for pictures of that shape. */
    static SharedChange of(float[] delta, int channels, int height, int width) {
        float[] noise = delta.clone();
        return new SharedChange() {
            @Override
            public Pixels on(Pixels picture, Place place) {
                return new Pixels(channels, height, width, Vectors.moved(picture.toArray(), 1, noise));
            }

            @Override
            public Pixels picture() {
                double most = Math.max(1e-9, 2 * Vectors.linf(noise));
                float[] grey = new float[noise.length];
                for (int i = 0; i < grey.length; i++) {
                    grey[i] = Vectors.clip((float) (0.5 + noise[i] / most));
                }
                return new Pixels(channels, height, width, grey);
            }

            @Override
            public boolean isMovable() {
                return false;
            }
        };
    }
}
