package org.epsilonlab.cli;

/** What was typed makes no sense, as only a command itself can know; the message is one sentence. Exit code 2. */
final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }

    WrongUse(IllegalArgumentException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
