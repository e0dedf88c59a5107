package org.ivrengine.selfservice;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs from company to company.
 *
 * @param region two letters of the country in whose form callers type telephone numbers
 * @param zone in which a day of ours begins and ends
 * @param languages that accounts can have, BCP 47 in lower case
 * @param productWords kinds of products that a prompt can name; any other is {@link #OTHER}
 * @param returnDays so many days after delivery an order can be returned or exchanged
 */
public record SelfServiceSettings(
        String region, ZoneId zone, Set<String> languages, Set<String> productWords, int returnDays) {

    /** The word of products for which there is none. */
    public static final String OTHER = "other";

    /** Of the shipped demo company. */
    public static final SelfServiceSettings DEFAULT = new SelfServiceSettings(
            "US",
            ZoneId.of("America/New_York"),
            ordered(List.of("en", "es")),
            ordered(List.of("kettle", "lamp", "headphones", "backpack", "jacket", "shoes", "keyboard", "chair")),
            30);

    public SelfServiceSettings {
        languages = ordered(languages);
        productWords = ordered(productWords);
    }

    private static Set<String> ordered(Iterable<String> words) {
        Set<String> ordered = new LinkedHashSet<>();
        words.forEach(ordered::add);
        return Collections.unmodifiableSet(ordered);
    }
}
