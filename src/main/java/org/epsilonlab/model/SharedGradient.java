package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;

/**
 * What one backward pass gives beside the gradients of the parameters.
 *
 * @param loss its value
 * @param inputGradient with respect to the pictures, shape (N, C, H, W), in their scope
 */
public record SharedGradient(float loss, NDArray inputGradient) {}
