/** The Evaluate place: a plan, the curves and tables that come of it, and the pictures behind each number. */
@org.jspecify.annotations.NullMarked
package org.epsilonlab.ui.evaluation;
