package org.epsilonlab.attack;

import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;

/**
 * One step of an iterated attack on one picture.
 *
 * @param step 0 for where it starts
 * @param pixels the picture at this step
 * @param prediction what the network says of it
 * @param loss cross-entropy of the true class, or of the target class
 */
public record AttackStep(int step, Pixels pixels, Prediction prediction, double loss) {}
