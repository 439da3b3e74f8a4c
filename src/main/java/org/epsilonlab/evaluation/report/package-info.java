/**
 * What is handed in: the assignment's table and the report of a session as one page, made from a {@link
 * org.epsilonlab.evaluation.StudyFile}. Text only: no toolkit, no network, nothing that is fetched.
 */
@NullMarked
package org.epsilonlab.evaluation.report;

import org.jspecify.annotations.NullMarked;
