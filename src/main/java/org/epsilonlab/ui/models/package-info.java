/** The Models place: every network there is, looked up, compared, put on stage, renamed, copied, deleted and exported. */
@NullMarked
package org.epsilonlab.ui.models;

import org.jspecify.annotations.NullMarked;
