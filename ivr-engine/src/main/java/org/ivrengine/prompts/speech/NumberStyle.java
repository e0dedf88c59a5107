package org.ivrengine.prompts.speech;

import java.util.Map;

/**
 * Which words a number takes in one place of a sentence.
 *
 * @param ruleSet ICU's rule set, without the {@code %}, for example {@code spellout-ordinal}
 * @param except words for single numbers that the rule set has wrong there
 */
record NumberStyle(String ruleSet, Map<Long, String> except) {

    NumberStyle {
        except = Map.copyOf(except);
    }
}
