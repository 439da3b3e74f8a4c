package org.epsilonlab.ui.common;

import java.util.List;

/** What tells titles apart, for where there is no room for all of them: "standard" of "Fashion-MNIST · standard". */
public final class BriefTitles {
    private static final String BETWEEN = " · ";

    private BriefTitles() {}

    /** The titles in their order, each without what they share and without what stands in brackets at its end. */
    public static List<String> of(List<String> titles) {
        List<String> brief = titles.stream().map(BriefTitles::withoutBrackets).toList();
        if (brief.stream().distinct().count() < titles.size()) {
            brief = titles;
        }
        int shared = shared(brief);
        return brief.stream().map(title -> title.substring(shared)).toList();
    }

    private static String withoutBrackets(String title) {
        int bracket = title.endsWith(")") ? title.lastIndexOf(" (") : -1;
        return bracket > 0 ? title.substring(0, bracket) : title;
    }

    /** Length of the leading parts that are the same everywhere; a single title gives away all but its last part. */
    private static int shared(List<String> titles) {
        if (titles.isEmpty()) {
            return 0;
        }
        int length = 0;
        for (int at = titles.get(0).indexOf(BETWEEN);
                at >= 0;
                at = titles.get(0).indexOf(BETWEEN, at + 1)) {
            String start = titles.get(0).substring(0, at + BETWEEN.length());
            if (titles.stream().allMatch(title -> title.startsWith(start) && title.length() > start.length())) {
                length = start.length();
            }
        }
        return length;
    }
}
