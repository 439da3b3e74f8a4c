/**
 * What helps to understand an attack and a network: confidence against ε, the smallest ε that flips a picture, where the
 * network looks, and what it thinks a class looks like.
 */
@NullMarked
package org.epsilonlab.explain;

import org.jspecify.annotations.NullMarked;
