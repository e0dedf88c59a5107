package org.ivrengine.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The same words in several languages.
 *
 * @param byLanguage in the order of the file; {@code ""} is the language of text that was written without one
 */
public record Texts(Map<String, String> byLanguage) {

    public Texts {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text in no language");
        }
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Texts of(String text) {
        return new Texts(Map.of("", text));
    }

    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** @return in this language, or in the first that there is */
    public String in(String language) {
        String there = byLanguage.get(language);
        return there == null ? byLanguage.values().iterator().next() : there;
    }
}
