/**
 * The way in: {@link org.epsilonlab.Launcher} starts the program, and {@link org.epsilonlab.Home} knows where its files
 * lie. This package puts all the others together, and none of them depends on it.
 */
@NullMarked
package org.epsilonlab;

import org.jspecify.annotations.NullMarked;
