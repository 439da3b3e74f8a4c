/** A folder with one sub-folder of pictures a class becomes a data set of the user's own. */
@NullMarked
package org.epsilonlab.ui.training.classes;

import org.jspecify.annotations.NullMarked;
