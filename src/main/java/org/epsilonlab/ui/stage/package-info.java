/**
 * The parts of the stage: the equation original + perturbation = adversarial with its prediction bars, the film strip,
 * confidence against epsilon, the scrubber through the steps, and the formula.
 *
 * <p>Every part takes plain values and draws them; none knows an attack or a network. They grow with their room, keep
 * their place while values change, and say in words what they also say in colour.
 */
@NullMarked
package org.epsilonlab.ui.stage;

import org.jspecify.annotations.NullMarked;
