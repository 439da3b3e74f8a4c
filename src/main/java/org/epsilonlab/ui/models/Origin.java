package org.epsilonlab.ui.models;

/** Where a network comes from, in the order of the list. */
public enum Origin {
    /** It came with the program, and stays as it is. */
    BUNDLED("bundled"),
    /** A run of the Train place. */
    TRAINED("trained here"),
    /** It lies in the user's folder of models: imported, or a copy. */
    OWN("your own");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
