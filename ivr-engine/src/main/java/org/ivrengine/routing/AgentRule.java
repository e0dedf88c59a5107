package org.ivrengine.routing;

import java.util.Locale;

/** How one of several free agents is chosen. Ties go to the longest available, then to the smallest agent id. */
public enum AgentRule {
    /** Who has been available longest. */
    LONGEST_IDLE,
    /** Who has the largest sum of levels over the skills that the call's current requirement names. */
    MOST_SKILLED,
    /** Who has the fewest skills of any kind, so that generalists stay free. */
    FEWEST_SKILLS,
    /** Who was occupied the smallest part of her time since sign-in. */
    LEAST_OCCUPIED,
    /** Whose hash of seed, offer number and agent id is smallest: repeatable. */
    RANDOM;

    /** The word in files: {@code longest-idle}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
