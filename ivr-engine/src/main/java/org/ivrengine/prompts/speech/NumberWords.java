package org.ivrengine.prompts.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers in the words of one language, by ICU's rule sets and those that the language adds. */
final class NumberWords {

    private final ULocale locale;

    /** Made when it is first asked, where it cannot be faulty: it takes tens of milliseconds. Guarded by this. */
    private @Nullable RuleBasedNumberFormat rules;

    /**
     * @param added further rule sets in ICU's notation, which may use ICU's own; empty for none
     * @throws IllegalArgumentException when the added rules are not in that notation
     */
    NumberWords(ULocale locale, String added) {
        this.locale = locale;
        if (!added.isEmpty()) {
            try {
                rules = new RuleBasedNumberFormat(shipped(locale) + "\n" + added, locale);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("not ICU number rules: " + e.getMessage(), e);
            }
        }
    }

    private static RuleBasedNumberFormat shipped(ULocale locale) {
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }

    private RuleBasedNumberFormat rules() {
        RuleBasedNumberFormat made = rules;
        if (made == null) {
            made = shipped(locale);
            rules = made;
        }
        return made;
    }

    /** @return names without the {@code %} */
    synchronized List<String> ruleSets() {
        return Arrays.stream(rules().getRuleSetNames())
                .map(name -> name.substring(1))
                .sorted()
                .toList();
    }

    /** @return the words, with soft hyphens where a long word may be cut */
    String words(NumberStyle style, long value) {
        String exception = style.except().get(value);
        if (exception != null) {
            return exception;
        }
        synchronized (this) {
            return rules().format(value, "%" + style.ruleSet());
        }
    }
}
