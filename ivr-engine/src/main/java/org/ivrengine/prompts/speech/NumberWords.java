package org.ivrengine.prompts.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;

/** Numbers in the words of one language, by ICU's rule sets and those that the language adds. */
final class NumberWords {

    /** Not safe for use by many threads; guarded by itself. */
    private final RuleBasedNumberFormat rules;

    /**
     * @param added further rule sets in ICU's notation, which may use ICU's own; empty for none
     * @throws IllegalArgumentException when the added rules are not in that notation
     */
    NumberWords(ULocale locale, String added) {
        RuleBasedNumberFormat shipped = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        try {
            rules = added.isEmpty() ? shipped : new RuleBasedNumberFormat(shipped + "\n" + added, locale);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not ICU number rules: " + e.getMessage(), e);
        }
    }

    /** @return names without the {@code %} */
    List<String> ruleSets() {
        synchronized (rules) {
            return Arrays.stream(rules.getRuleSetNames())
                    .map(name -> name.substring(1))
                    .sorted()
                    .toList();
        }
    }

    /** @return the words, with soft hyphens where a long word may be cut */
    String words(NumberStyle style, long value) {
        String exception = style.except().get(value);
        if (exception != null) {
            return exception;
        }
        synchronized (rules) {
            return rules.format(value, "%" + style.ruleSet());
        }
    }
}
