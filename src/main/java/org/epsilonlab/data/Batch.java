package org.epsilonlab.data;

/**
 * Pictures next to each other in one block, as the engine takes them.
 *
 * @param from the position of the first picture in the order that is walked
 * @param size the number of pictures; the last batch may be smaller than the others
 * @param values size × channels × height × width floats in [0, 1]; the batch's own
 * @param labels one label a picture, {@link LabelledImages#UNKNOWN} where nobody stated it; the batch's own
 */
@SuppressWarnings("ArrayRecordComponent") // A block for the engine, made once and read once; never compared.
public record Batch(int from, int size, float[] values, int[] labels) {}
