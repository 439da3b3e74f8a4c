/**
 * Attacks: one file each, and what they share.
 *
 * <p>An {@link org.epsilonlab.attack.Attack} turns a batch of pictures into adversarial ones inside a
 * {@link org.epsilonlab.attack.ThreatModel}. {@link org.epsilonlab.attack.AttackCatalog} lists them with their formulas
 * and parameters; window, command line and documentation draw themselves from it.
 * {@link org.epsilonlab.attack.AttackRunner} is the way in from outside: request in, heap-only result out.
 */
@NullMarked
package org.epsilonlab.attack;

import org.jspecify.annotations.NullMarked;
