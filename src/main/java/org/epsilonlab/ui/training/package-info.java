/** The Train place: configuration, curves, pictures and runs. */
@NullMarked
package org.epsilonlab.ui.training;

import org.jspecify.annotations.NullMarked;
