package org.epsilonlab.architecture.sample.misc;

/** In a package that no rule knows and that has no package-info. */
final class Stray {}
