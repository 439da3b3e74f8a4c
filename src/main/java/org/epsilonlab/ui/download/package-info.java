/** Downloads in the window: one sheet that says what there is, how large, under which licence and whose; knows no network. */
@NullMarked
package org.epsilonlab.ui.download;

import org.jspecify.annotations.NullMarked;
