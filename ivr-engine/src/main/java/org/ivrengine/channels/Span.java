package org.ivrengine.channels;

/** From when until when. */
public record Span(long fromMs, long toMs) {

    public Span {
        if (toMs < fromMs) {
            throw new IllegalArgumentException("ends at " + toMs + " before it begins at " + fromMs);
        }
    }

    public long lengthMs() {
        return toMs - fromMs;
    }
}
