package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.FormulaTerm;
import org.epsilonlab.ui.stage.FormulaView.Style;
import org.epsilonlab.ui.stage.FormulaView.Term;

/**
 * The catalogue's formulas as the window sets them: letters in italics, words upright, and subscripts drawn small instead
 * of with characters that a font may lack.
 */
final class FormulaTerms {

    /** The last one, an open e, stands for the ε that has no subscript of its own. */
    private static final String SUBSCRIPTS = "ₓₖ₊₀₁₂ₚɛ";

    private static final String PLAIN = "xk+012pε";

    private static final int WHOLE = 16;

    private FormulaTerms() {}

    static List<Term> of(List<FormulaTerm> formula) {
        List<Term> terms = new ArrayList<>();
        for (FormulaTerm term : formula) {
            String text = whole(term.text());
            // A part of many words breaks between them; a short one stays whole.
            String[] words = text.length() > WHOLE ? text.split("(?<= )", -1) : new String[] {text};
            for (String word : words) {
                split(new FormulaTerm(word, term.key()), terms);
            }
        }
        return terms;
    }

    /** Holds the arguments of a function together, as in L(x, y). */
    private static String whole(String text) {
        return text.replaceAll(", (?=\\p{L}\\))", ",\u00a0");
    }

    private static void split(FormulaTerm term, List<Term> into) {
        StringBuilder run = new StringBuilder();
        Style style = Style.UPRIGHT;
        for (int i = 0; i < term.text().length(); i++) {
            char c = term.text().charAt(i);
            if (c == '_' && i + 1 < term.text().length()) {
                // Letters that have no small form of their own, as in z_y.
                continue;
            }
            int sub = SUBSCRIPTS.indexOf(c);
            boolean marked = i > 0 && term.text().charAt(i - 1) == '_';
            Style wanted = sub >= 0 || marked ? Style.SUB : isLetter(term.text(), i) ? Style.ITALIC : Style.UPRIGHT;
            if (wanted != style && !run.isEmpty()) {
                into.add(new Term(run.toString(), term.key(), style));
                run.setLength(0);
            }
            style = wanted;
            run.append(sub >= 0 ? PLAIN.charAt(sub) : c);
        }
        if (!run.isEmpty()) {
            into.add(new Term(run.toString(), term.key(), style));
        }
    }

    /** A letter that stands alone is a quantity; letters in a row are a word, such as "sign". */
    private static boolean isLetter(String text, int i) {
        return Character.isLetter(text.charAt(i))
                && !(i > 0 && isPlainLetter(text.charAt(i - 1)))
                && !(i + 1 < text.length() && isPlainLetter(text.charAt(i + 1)));
    }

    private static boolean isPlainLetter(char c) {
        return Character.isLetter(c) && SUBSCRIPTS.indexOf(c) < 0;
    }
}
