package org.ivrengine.flow.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The "did you mean" of a fault. */
public final class Suggestion {

    /** Lists longer than this help nobody. */
    private static final int LISTED_MAX = 12;

    private Suggestion() {}

    /** @return {@code ; did you mean "x"?}, or what there is to choose from, or nothing */
    public static String among(String word, Collection<String> known) {
        Optional<String> nearest = known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
        if (nearest.isPresent()) {
            return "; did you mean \"" + nearest.get() + "\"?";
        }
        if (known.isEmpty() || known.size() > LISTED_MAX) {
            return "";
        }
        return "; there is " + String.join(", ", known);
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
