package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with a file. */
final class Faults {

    private final List<FaultyFile.Fault> faults = new ArrayList<>();

    void add(Position at, String message) {
        faults.add(new FaultyFile.Fault(at, message));
    }

    boolean isThereAny() {
        return !faults.isEmpty();
    }

    void throwIfAny(String file) throws FaultyFile {
        if (isThereAny()) {
            faults.sort(Comparator.comparing(FaultyFile.Fault::at));
            throw new FaultyFile(file, faults);
        }
    }

    /** @return {@code ; did you mean "x"?}, or what there is to choose from */
    static String suggest(String word, Collection<String> known) {
        String nearest = "";
        int least = Math.max(2, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = editDistance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        if (!nearest.isEmpty()) {
            return "; did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() ? "" : "; there is " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Levenshtein's. */
    private static int editDistance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
