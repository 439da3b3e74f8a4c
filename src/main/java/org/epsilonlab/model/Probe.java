package org.epsilonlab.model;

import java.util.List;

/** A file of which nothing is known, asked until something is. */
public interface Probe extends AutoCloseable {

    /**
     * The shapes of its weights in the order of its layers, as far as it tells them.
     *
     * @throws ModelException if a weight is not a finite number
     */
    List<List<Long>> weights() throws ModelException;

    /**
     * Shows it two pictures of noise.
     *
     * @throws ModelException if it refuses such pictures, or answers something that is no classification
     */
    ScriptProbe.Answer ask(InputShape shape) throws ModelException;

    @Override
    void close();
}
