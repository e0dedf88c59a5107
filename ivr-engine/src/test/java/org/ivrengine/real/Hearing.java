package org.ivrengine.real;

/**
 * A prompt as the caller heard it.
 *
 * @param prompt its name
 * @param atMs when its first sample was sent, since the call began
 * @param heardMs how much of it, from its beginning
 * @param lengthMs its whole length
 */
record Hearing(String prompt, int atMs, int heardMs, int lengthMs) {

    int untilMs() {
        return atMs + heardMs;
    }

    /** 1 when it was heard to its end. */
    double completeness() {
        return (double) heardMs / lengthMs;
    }

    boolean isComplete() {
        return completeness() >= 0.95;
    }
}
