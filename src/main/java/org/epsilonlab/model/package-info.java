/**
 * Networks: their cards, their weights, and the two things an attack asks of them, logits and gradients.
 *
 * <p>A {@link org.epsilonlab.model.Classifier} takes pictures in [0, 1]; the normalisation it was trained with lives
 * inside it. {@link org.epsilonlab.model.Gradients} is the only place of the program that opens a gradient collector.
 */
@NullMarked
package org.epsilonlab.model;

import org.jspecify.annotations.NullMarked;
