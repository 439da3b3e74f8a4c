/** The drawing pad: ink with its undo, the frame that a network wants it in, and the sheet that shows what is guessed. */
@NullMarked
package org.epsilonlab.ui.draw;

import org.jspecify.annotations.NullMarked;
