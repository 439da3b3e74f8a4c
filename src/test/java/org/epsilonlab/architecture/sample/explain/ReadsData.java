package org.epsilonlab.architecture.sample.explain;

import org.epsilonlab.architecture.sample.data.BatchHelper;

/** The other half of the cycle. */
public record ReadsData(BatchHelper data) {}
