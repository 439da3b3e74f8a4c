package org.epsilonlab.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssignmentTextTest {

    @Test
    void latexSignsAreEscaped() {
        assertThat(AssignmentText.escape("50 % of a_b & {c} #1 $ ^ ~ \\ ε L∞ 1–2 †"))
                .isEqualTo("50 \\% of a\\_b \\& \\{c\\} \\#1 \\$ \\textasciicircum{} \\textasciitilde{}"
                        + " \\textbackslash{} $\\varepsilon$ L$_\\infty$ 1--2 $^\\dagger$");
    }

    @Test
    void markupIsEscapedAndClosedInOrder() {
        Markup markup = new Markup();
        markup.open("p", "title", "a \"b\"").words("1 < 2 & 3").close();
        assertThat(markup).hasToString("<p title=\"a &quot;b&quot;\">1 &lt; 2 &amp; 3</p>\n");
        assertThat(Markup.number(100)).isEqualTo("100");
        assertThat(Markup.number(-0.001)).isEqualTo("0");
        assertThat(Markup.number(1.5)).isEqualTo("1.5");
    }
}
