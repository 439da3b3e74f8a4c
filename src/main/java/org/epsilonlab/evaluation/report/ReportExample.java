package org.epsilonlab.evaluation.report;

import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;

/**
 * One picture to show.
 *
 * @param network that was attacked, as people read it
 * @param attack with its budget
 * @param title what the picture is called in its data set
 * @param outcome the pictures and what the network says of them
 */
public record ReportExample(String network, AttackSpec attack, String title, AttackOutcome outcome) {}
