package org.epsilonlab.image;

/** Whether light and dark change places on the way to the network. */
public enum Invert {
    /** Inverts a light background for a grey network that learnt on a dark one. */
    AUTO,
    /** Always inverts. */
    YES,
    /** Never inverts. */
    NO
}
