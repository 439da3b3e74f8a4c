/**
 * Training networks, on clean pictures or against an attacker.
 *
 * <p>{@link org.epsilonlab.training.AdversarialTrainer} is the loop min over weights of max over perturbations (Madry et
 * al. 2018, equation 2.1). All randomness comes from the seed by way of Java's own generators: the same seed gives the
 * same weights bit for bit, whatever else the engine is asked for meanwhile.
 */
@NullMarked
package org.epsilonlab.training;

import org.jspecify.annotations.NullMarked;
