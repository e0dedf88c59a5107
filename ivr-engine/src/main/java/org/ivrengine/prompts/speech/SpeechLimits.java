package org.ivrengine.prompts.speech;

/** What the engine says in words; beyond it reads digit by digit, which every caller understands. */
final class SpeechLimits {

    /** Largest number in words, either side of zero. Nobody follows more than twelve digits by ear. */
    static final long NUMBER_MAX = 999_999_999_999L;

    /** First and last year that is said as a year. */
    static final int YEAR_MIN = 1;

    static final int YEAR_MAX = 9_999;

    private SpeechLimits() {}
}
