/** Samples that break the rules of the architecture on purpose. */
@NullMarked
package org.epsilonlab.architecture.sample.image;

import org.jspecify.annotations.NullMarked;
