/** The curves of a training: charts that grow live, share their epochs and a cross-hair, and are saved as pictures, drawings or tables. */
@NullMarked
package org.epsilonlab.ui.training.chart;

import org.jspecify.annotations.NullMarked;
