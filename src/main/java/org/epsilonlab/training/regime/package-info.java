/**
 * What a training learns from, one file a paper. A regime is given a {@link org.epsilonlab.training.regime.Minibatch},
 * makes of it what its paper says, and takes one or more steps; {@link
 * org.epsilonlab.training.regime.RegimeCatalog} lists them all, with their parameters, so that window, command line and
 * documentation draw themselves from it. A new one is a file here and a line there.
 */
@NullMarked
package org.epsilonlab.training.regime;

import org.jspecify.annotations.NullMarked;
