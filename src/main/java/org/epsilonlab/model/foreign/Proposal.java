package org.epsilonlab.model.foreign;

import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Probe;

/**
 * What was found out about a file by trying, and what is proposed for the rest.
 *
 * @param file as the user named it
 * @param kind what it is
 * @param fits the pictures it takes, the likeliest first; at least one
 * @param form filled in with what is likeliest; that of a model folder says what its card says
 * @param remarks one sentence for each thing to know
 */
public record Proposal(Path file, ForeignKind kind, List<Fit> fits, ImportForm form, List<String> remarks) {

    /**
     * Pictures that it takes.
     *
     * @param shape of them
     * @param classes how many numbers it answers
     * @param answer what those are
     */
    public record Fit(InputShape shape, int classes, Probe.Kind answer) {}

    public Proposal {
        fits = List.copyOf(fits);
        remarks = List.copyOf(remarks);
    }

    /** Whether its card says everything, so that nothing has to be asked. */
    public boolean isComplete() {
        return kind == ForeignKind.FOLDER || kind == ForeignKind.ZIP;
    }
}
