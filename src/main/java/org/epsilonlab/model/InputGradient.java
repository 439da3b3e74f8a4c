package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;

/**
 * One backward pass to the input.
 *
 * @param gradient ∇ of the objective with respect to x, shape (N, C, H, W)
 * @param logits what the forward pass answered, shape (N, classes), detached
 */
public record InputGradient(NDArray gradient, NDArray logits) {}
