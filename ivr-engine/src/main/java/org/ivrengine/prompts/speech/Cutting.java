package org.ivrengine.prompts.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into known phrases. A phrase begins and ends at a blank, at a soft hyphen (which ICU puts between the
 * parts of long numbers, as in German) or at an ideograph; blanks between phrases are skipped.
 */
final class Cutting {

    private static final char SOFT_HYPHEN = '\u00ad';

    private Cutting() {}

    /** @return the fewest phrases that make up the whole text, or empty when some part is unknown */
    static <T> Optional<List<T>> fewest(String text, Function<String, Optional<T>> known) {
        List<String> parts = parts(text);
        int count = parts.size();
        // best.get(i): the fewest phrases for the parts from i on
        List<@Nullable List<T>> best = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            best.add(null);
        }
        best.set(count, List.of());
        for (int from = count - 1; from >= 0; from--) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < count; to++) {
                phrase.append(parts.get(to));
                List<T> rest = best.get(to + 1);
                List<T> sofar = best.get(from);
                if (rest != null && (sofar == null || rest.size() + 1 < sofar.size())) {
                    Optional<T> found = known.apply(phrase.toString().strip());
                    if (found.isPresent()) {
                        List<T> phrases = new ArrayList<>(rest.size() + 1);
                        phrases.add(found.get());
                        phrases.addAll(rest);
                        best.set(from, phrases);
                    }
                }
            }
        }
        return Optional.ofNullable(best.getFirst()).filter(phrases -> !phrases.isEmpty());
    }

    /** @return the smallest phrases, each with the blank that follows it */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != SOFT_HYPHEN) {
                part.append(character);
            }
            if (character == ' ' || character == SOFT_HYPHEN || Character.isIdeographic(character)) {
                addPart(parts, part);
            }
        }
        addPart(parts, part);
        return parts;
    }

    private static void addPart(List<String> parts, StringBuilder part) {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }
}
