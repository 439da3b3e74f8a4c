package org.epsilonlab.evaluation;

/**
 * One reason to trust a robust accuracy or not (Carlini et al. 2019, "On evaluating adversarial robustness").
 *
 * @param name of the check, the same in all files
 * @param outcome what came of it
 * @param detail one sentence: what was found and, for a failure, what it means
 */
public record Check(String name, Outcome outcome, String detail) {

    /** What came of a check. */
    public enum Outcome {
        PASS("pass"),
        FAIL("fail"),
        NOT_RUN("not-run");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** In files. */
        public String id() {
            return id;
        }
    }
}
