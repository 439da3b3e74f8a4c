/** Pictures by class, in heaps or in a folder with one sub-folder a class, become a data set of the user's own. */
@NullMarked
package org.epsilonlab.ui.training.classes;

import org.jspecify.annotations.NullMarked;
