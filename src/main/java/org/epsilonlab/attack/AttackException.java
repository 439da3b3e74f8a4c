package org.epsilonlab.attack;

/** An attack that cannot be carried out; the message is one sentence that says why and what to do. */
public final class AttackException extends Exception {

    private static final long serialVersionUID = 1L;

    public AttackException(String message) {
        super(message);
    }

    public AttackException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of a network that answers what is no number. */
    static AttackException noNumbers(String network, Throwable cause) {
        return new AttackException(
                "The network \"" + network
                        + "\" answers values that are not numbers, so it cannot be attacked; choose another.",
                cause);
    }
}
