package org.epsilonlab.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a formula.
 *
 * @param text as it is written, subscripts in plain Unicode
 * @param key the control it belongs to ({@code epsilon}, {@code goal} or a parameter's name), empty for none
 */
public record FormulaTerm(String text, String key) {

    private static final Pattern KEYED = Pattern.compile("\\{([a-z-]+):([^}]*)}");

    /** Splits a formula in which {@code {key:text}} marks the terms that belong to a control. */
    static List<FormulaTerm> parse(String formula) {
        List<FormulaTerm> terms = new ArrayList<>();
        Matcher matcher = KEYED.matcher(formula);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                terms.add(new FormulaTerm(formula.substring(from, matcher.start()), ""));
            }
            terms.add(new FormulaTerm(matcher.group(2), matcher.group(1)));
            from = matcher.end();
        }
        if (from < formula.length()) {
            terms.add(new FormulaTerm(formula.substring(from), ""));
        }
        return List.copyOf(terms);
    }
}
