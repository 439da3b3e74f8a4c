/** What helps to understand an attack: confidence against ε, and the smallest ε that flips a picture. */
@NullMarked
package org.epsilonlab.explain;

import org.jspecify.annotations.NullMarked;
