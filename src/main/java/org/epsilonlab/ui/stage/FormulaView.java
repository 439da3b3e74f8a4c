package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A formula whose terms light up when the control that sets them is touched. Sub- and superscripts are set with smaller
 * type, not with rare characters that a font may lack.
 */
public final class FormulaView extends FlowPane {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    /** How a piece of the formula is set. */
    public enum Style {
        /** A variable, in italics. */
        ITALIC,
        /** An operator, a bracket or the name of a function, upright. */
        UPRIGHT,
        SUB,
        SUPER
    }

    /**
     * A piece of the formula.
     *
     * @param text such as "ε"
     * @param key of the control that sets it, such as "epsilon"; pieces in a row with the same key light up as one
     * @param style how it is set
     */
    public record Term(String text, String key, Style style) {}

    private final List<HBox> groups = new ArrayList<>();
    private List<Term> shown = List.of();
    private String highlighted = "";

    public FormulaView() {
        getStyleClass().add("formula");
        setRowValignment(VPos.BASELINE);
        setFocusTraversable(false);
    }

    /** Shows a formula; it breaks between terms where it is wider than its room. */
    public void show(List<Term> terms) {
        // Every move of ε comes here, and new labels cost a pass of the style sheets.
        if (terms.equals(shown)) {
            return;
        }
        shown = List.copyOf(terms);
        groups.clear();
        StringBuilder aloud = new StringBuilder();
        for (Term term : terms) {
            aloud.append(term.text());
            groupOf(term).getChildren().add(label(term));
        }
        getChildren().setAll(groups);
        setAccessibleText(aloud.toString());
        highlight(highlighted);
    }

    private HBox groupOf(Term term) {
        HBox last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
        // After a blank the line may break, also inside what lights up as one.
        boolean breaks = last != null && isEndedByBlank(last);
        boolean script = term.style() == Style.SUB || term.style() == Style.SUPER;
        if (last != null
                && !breaks
                && (script || (!term.key().isEmpty() && term.key().equals(last.getUserData())))) {
            return last;
        }
        HBox group = new HBox();
        group.getStyleClass().add("term");
        group.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        group.setUserData(term.key());
        groups.add(group);
        return group;
    }

    private static boolean isEndedByBlank(HBox group) {
        return group.getChildren().get(group.getChildren().size() - 1) instanceof Label label
                && label.getText().endsWith(" ");
    }

    private static Label label(Term term) {
        Label label = new Label(term.text());
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass()
                .add(
                        switch (term.style()) {
                            case ITALIC -> "italic";
                            case UPRIGHT -> "upright";
                            case SUB -> "sub";
                            case SUPER -> "super";
                        });
        return label;
    }

    /** Lights the terms of a control, or none for "". */
    public void highlight(String key) {
        highlighted = key;
        for (HBox group : groups) {
            group.pseudoClassStateChanged(LIT, !key.isEmpty() && key.equals(group.getUserData()));
        }
    }
}
