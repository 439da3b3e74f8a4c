/**
 * Pictures as values. {@link org.epsilonlab.image.Pixels} is what a network sees: channel-first floats in [0, 1].
 * Around it live the way from a picture file to those floats ({@link org.epsilonlab.image.ImageFiles}, {@link
 * org.epsilonlab.image.Preparation}), what an attack changed ({@link org.epsilonlab.image.Difference}) and how that
 * change is coloured ({@link org.epsilonlab.image.Colormap}).
 *
 * <p>This is the leftmost package: it knows neither the engine nor the window, so that both can share its values.
 */
@NullMarked
package org.epsilonlab.image;

import org.jspecify.annotations.NullMarked;
