/**
 * What every part of the window shares: the look (themes, colours, sizes), the controls for typed and dragged values,
 * commands with their keys, undo, notices and the user's settings.
 *
 * <p>Nothing here knows a network, an attack or a picture; the packages beside it build on it.
 */
@NullMarked
package org.epsilonlab.ui.common;

import org.jspecify.annotations.NullMarked;
