/**
 * Pictures of the user's own: how they come in (a drop, a file, the clipboard), how they are made ready for a network,
 * and how pictures go out again as files.
 */
@NullMarked
package org.epsilonlab.ui.picture;

import org.jspecify.annotations.NullMarked;
