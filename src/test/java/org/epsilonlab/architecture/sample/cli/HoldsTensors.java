package org.epsilonlab.architecture.sample.cli;

import ai.djl.ndarray.NDArray;

/** A command that holds the engine's memory. */
record HoldsTensors(NDArray array) {}
