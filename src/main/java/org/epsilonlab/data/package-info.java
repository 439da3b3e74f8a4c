/**
 * Labelled pictures, wherever they come from: Fashion-MNIST's own files, NumPy arrays, picture files and folders of
 * them. {@link org.epsilonlab.data.LabelledImages} is the one view that evaluation and training need, and {@link
 * org.epsilonlab.data.Batches} cuts it into the float blocks that the engine takes.
 *
 * <p>Everything that can be wrong with data is a {@link org.epsilonlab.data.DataException} of one sentence.
 */
@NullMarked
package org.epsilonlab.data;

import org.jspecify.annotations.NullMarked;
