/** Samples that break the rules of the architecture on purpose. */
@NullMarked
package org.epsilonlab.architecture.sample.cli;

import org.jspecify.annotations.NullMarked;
