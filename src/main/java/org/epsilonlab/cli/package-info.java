/**
 * The command line: picocli commands over the same packages that the window uses.
 *
 * <p>Exit code 0 is fine, 1 failed, 2 wrong use. An error is one sentence on the error stream; nothing is left
 * half-written.
 */
@NullMarked
package org.epsilonlab.cli;

import org.jspecify.annotations.NullMarked;
