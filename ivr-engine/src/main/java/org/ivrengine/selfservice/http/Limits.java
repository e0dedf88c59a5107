package org.ivrengine.selfservice.http;

import java.time.Duration;

/** Bounds of what other systems may cost a caller and us. */
final class Limits {

    /** Whole time of an operation unless its file says otherwise; callers begin to wonder after it. */
    static final Duration WITHIN_DEFAULT = Duration.ofSeconds(4);

    /** Nobody holds a telephone in her hand longer than this for one answer. */
    static final Duration WITHIN_MAX = Duration.ofSeconds(20);

    /** Octets of an answer's body unless the file says otherwise. */
    static final int ANSWER_OCTETS_DEFAULT = 64 * 1024;

    /** Answers are held in memory, as many at a time as a system takes requests. */
    static final int ANSWER_OCTETS_MAX = 4 * 1024 * 1024;

    /** Requests to one system at a time unless the file says otherwise. */
    static final int CONCURRENT_DEFAULT = 50;

    static final int CONCURRENT_MAX = 10_000;

    /** More than this only makes a system that is ill more ill. */
    static final int RETRIES_MAX = 3;

    /** Between two tries of one request. */
    static final Duration RETRY_PAUSE = Duration.ofMillis(100);

    static final Duration CACHE_MAX = Duration.ofDays(1);

    /** Answers kept for one operation. */
    static final int CACHE_ENTRIES_DEFAULT = 1_000;

    static final int CACHE_ENTRIES_MAX = 1_000_000;

    /** Longest input that is sent; what people type on a telephone is far below. */
    static final int INPUT_CHARACTERS_MAX = 1_000;

    /** Longest text that is taken from an answer: a checkpoint has to hold all of a call's values. */
    static final int TEXT_CHARACTERS_MAX = 200;

    /** Longest row of digits that is taken from an answer; nobody listens to more. */
    static final int DIGITS_MAX = 64;

    /** Longest credential in a file; a bigger file is a mistake. */
    static final int CREDENTIAL_OCTETS_MAX = 16 * 1024;

    /** A breaker that nobody allows through again would be a system that is lost for good. */
    static final Duration BREAKER_PAUSE_MAX = Duration.ofMinutes(10);

    static final int BREAKER_WINDOW_MAX = 1_000;

    private Limits() {}
}
