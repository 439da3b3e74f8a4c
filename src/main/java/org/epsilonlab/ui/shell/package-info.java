/**
 * The frame of the window: the rail of places, bars, overlays for dropped files and dialogs, and presenter mode. A
 * place plugs in through {@link org.epsilonlab.ui.shell.Place}; the shell knows none of them by name.
 */
@NullMarked
package org.epsilonlab.ui.shell;

import org.jspecify.annotations.NullMarked;
