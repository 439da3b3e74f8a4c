package org.epsilonlab.ui.attack;

import org.epsilonlab.attack.AttackException;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/** What to tell the user when something went wrong. */
final class Failure {

    private static final System.Logger LOG = System.getLogger(Failure.class.getName());

    private Failure() {}

    /** One sentence. Failures that were foreseen bring their own; any other is written to the log. */
    static String sentence(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        boolean foreseen = failure instanceof ModelException
                || failure instanceof AttackException
                || failure instanceof java.io.IOException;
        if (foreseen && message != null) {
            return message;
        }
        LOG.log(System.Logger.Level.WARNING, "unforeseen failure", failure);
        String what = failure instanceof OutOfMemoryError
                ? "The memory does not suffice for this attack"
                : "The attack could not be computed";
        return what + (message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")")
                + "; choose another picture, model or attack.";
    }
}
