/** Samples that break the rules of the architecture on purpose. */
@NullMarked
package org.epsilonlab.architecture.sample.attack;

import org.jspecify.annotations.NullMarked;
