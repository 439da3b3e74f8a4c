package org.epsilonlab.attack;

/**
 * Something that makes a network seem robust though it is not.
 *
 * @param brief a few words, for where there is little room
 * @param sentence all of it, and what to do
 */
public record Finding(String brief, String sentence) {}
