package org.ivrengine.prompts.http;

import java.time.Duration;

/** What one client may ask of the prompt server. */
final class PromptServerLimits {

    /** A prompt's address is far shorter. */
    static final int REQUEST_LINE_BYTES_MAX = 1_024;

    static final int HEADER_BYTES_MAX = 8_192;

    /** Requests for prompts have no body. */
    static final int BODY_BYTES_MAX = 1_024;

    /** A connection on which nobody asks is closed; Asterisk opens another. */
    static final Duration IDLE_MAX = Duration.ofSeconds(60);

    /** Ten minutes of telephone sound; what is longer is no prompt and would be read into memory. */
    static final long FILE_BYTES_MAX = 10L * 60 * 8_000 * 2;

    /** Files come from the page cache, so two keep any link busy. */
    static final int THREADS = 2;

    private PromptServerLimits() {}
}
