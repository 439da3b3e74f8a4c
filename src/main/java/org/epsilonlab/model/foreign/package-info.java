/**
 * Networks from elsewhere: what a file is, what can be found out about it by trying, and how it becomes a model folder.
 *
 * <p>A foreign script is tried in a process of its own, bounded in time and memory: {@link
 * org.epsilonlab.model.foreign.Trial}. {@link org.epsilonlab.model.foreign.ModelImport} is the way in, for the window and
 * the command line alike. Everything that can be wrong is a sentence in a {@link org.epsilonlab.model.ModelException}.
 */
@NullMarked
package org.epsilonlab.model.foreign;

import org.jspecify.annotations.NullMarked;
