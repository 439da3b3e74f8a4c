/** Samples that break the rules of the architecture on purpose. */
@NullMarked
package org.epsilonlab.architecture.sample.explain;

import org.jspecify.annotations.NullMarked;
