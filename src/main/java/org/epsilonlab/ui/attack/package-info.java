/**
 * The Attack place: pictures are attacked on one network or on two side by side.
 *
 * <p>{@link org.epsilonlab.ui.attack.StageEngine} does the computing and knows no window. The view-models say in
 * properties what is chosen and what came of it, the services carry requests to the engine's thread so that the latest
 * one wins, and the panes draw.
 */
@NullMarked
package org.epsilonlab.ui.attack;

import org.jspecify.annotations.NullMarked;
