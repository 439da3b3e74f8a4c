package org.epsilonlab.architecture.sample.data;

import org.epsilonlab.architecture.sample.explain.ReadsData;

/** A name that says nothing, and half of a cycle. */
public record BatchHelper(ReadsData back) {}
