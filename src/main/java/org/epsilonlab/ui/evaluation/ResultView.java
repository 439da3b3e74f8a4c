package org.epsilonlab.ui.evaluation;

/** The ways to look at what was measured. */
enum ResultView {
    CURVES("Curves", "Accuracy against ε."),
    TABLE("Figures", "Every figure on a line of its own."),
    ASSIGNMENT("Assignment", "The assignment's table: clean, one step, a new start, many steps, panel and noise."),
    CONFUSION("Confusion", "Which class is taken for which, before and under the attack."),
    TRANSFER("Transfer", "What each network says of the examples made on each other."),
    TARGETS("Classes", "Which class turns most easily into which."),
    SURVIVAL("Survival", "What is left of the examples when they are saved, squeezed or moved."),
    CONFIDENCE("Confidence", "How sure the network is of right, wrong and fooled answers.");

    private final String title;
    private final String help;

    ResultView(String title, String help) {
        this.title = title;
        this.help = help;
    }

    String title() {
        return title;
    }

    String help() {
        return help;
    }
}
