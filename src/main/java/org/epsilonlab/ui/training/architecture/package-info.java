/** The editor of the user's own architectures: a list of layers, its text, and the sheet that shows both. */
@NullMarked
package org.epsilonlab.ui.training.architecture;

import org.jspecify.annotations.NullMarked;
