package org.epsilonlab.data;

/**
 * What a data set of the user's own says of itself where it was published by others and downloaded from them.
 *
 * @param name under which it can be downloaded
 * @param of the data set that it is all of; networks for one set of that name read another one's pictures too
 * @param source whose work it is, in words for the card of a network trained on it
 * @param licence under which it may be used, as far as its authors state one
 * @param epsilon a budget that is usual for it, in L∞
 */
public record Published(String name, String of, String source, String licence, double epsilon) {}
