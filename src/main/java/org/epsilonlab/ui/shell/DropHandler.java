package org.epsilonlab.ui.shell;

/** Takes what is dropped on the window. */
public interface DropHandler {

    /** Why it can't be taken, in one sentence that says what can; "" when it can. Asked while it hovers: be quick. */
    String refusal(Dropped dropped);

    /** What will happen when it is let go, such as "Drop the picture to attack it". */
    String invitation(Dropped dropped);

    /** Takes it. */
    void take(Dropped dropped);
}
