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
}
