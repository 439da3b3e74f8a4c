package org.epsilonlab.architecture.sample.image;

import org.epsilonlab.architecture.sample.model.Gradients;

/** A picture must not know that networks exist. */
record KnowsTheModel(Gradients gradients) {}
