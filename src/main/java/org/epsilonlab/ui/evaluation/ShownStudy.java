package org.epsilonlab.ui.evaluation;

import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.StudyQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What the figures in view belong to.
 *
 * @param question what was asked
 * @param images the pictures, null where a file of results was opened whose pictures are not here
 */
record ShownStudy(StudyQuestion question, @Nullable LabelledImages images) {}
