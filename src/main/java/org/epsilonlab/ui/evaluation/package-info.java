/** The Evaluate place: a plan, the curves and tables that come of it, and the pictures behind each number. */
@NullMarked
package org.epsilonlab.ui.evaluation;

import org.jspecify.annotations.NullMarked;
