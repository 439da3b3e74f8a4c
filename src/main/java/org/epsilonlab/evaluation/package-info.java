/**
 * Measuring networks: clean and robust accuracy over a data set, streamed batch by batch, with the interval that says how
 * far a figure from n pictures can be trusted.
 *
 * <p>Every figure carries what it was measured with: data, n, attack, norm, epsilon, steps and seed (Carlini et al. 2019,
 * "On evaluating adversarial robustness").
 */
@NullMarked
package org.epsilonlab.evaluation;

import org.jspecify.annotations.NullMarked;
