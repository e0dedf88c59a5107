package org.ivrengine.prompts.speech;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** File names from words of any script: "dólares" is {@code dolares}. */
final class Slug {

    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private Slug() {}

    static String of(String text) {
        String ascii = TO_ASCII.transliterate(text).toLowerCase(Locale.ROOT);
        return ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
