package org.ivrengine.calllog;

import java.util.List;

/**
 * The recording of one talk, as far as it is known; a later word about the same id replaces the earlier one.
 *
 * @param rule of the queue by which it was made, for example {@code all} or {@code 20%}
 * @param startedAtMs when the audio begins, milliseconds since the epoch
 * @param durationMs length of the audio; 0 while it is being made
 * @param unheardMs how much shorter the audio is than the talk was: no telephone sent anything then
 * @param channels 2: the caller on the left, the agent on the right; 1: both in one
 * @param file below the folder of recordings; empty while there is none
 * @param sha256 of the file, in hexadecimal; empty while there is none
 */
public record RecordedTalk(
        String id,
        String call,
        String contact,
        String queue,
        String agent,
        String rule,
        State state,
        long startedAtMs,
        long durationMs,
        long unheardMs,
        int channels,
        String file,
        long bytes,
        String sha256,
        List<Muted> muted) {

    public RecordedTalk {
        muted = List.copyOf(muted);
    }

    /** How far it has come. */
    public enum State {
        /** The talk goes on, or its audio is still on its way to us. */
        RUNNING,
        KEPT,
        /** The telephone system has no audio of it. */
        LOST
    }

    /**
     * A stretch of silence that somebody wanted.
     *
     * @param fromMs from the beginning of the audio
     * @param untilMs from the beginning of the audio
     * @param by who wanted it, and how
     */
    public record Muted(long fromMs, long untilMs, String by) {}
}
