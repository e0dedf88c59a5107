package org.ivrengine.flow.port;

/**
 * A recording that was made.
 *
 * @param file where it is, as the telephone system names it, without the ending {@code .wav}
 * @param endedBy what ended it
 * @param lengthMs length of the audio in milliseconds
 */
public record Recording(String file, EndedBy endedBy, long lengthMs) {

    /** What ended a recording. Hang-up is a {@link SessionEnded}; the file is kept then, too. */
    public enum EndedBy {
        KEY,
        SILENCE_OR_LIMIT
    }
}
