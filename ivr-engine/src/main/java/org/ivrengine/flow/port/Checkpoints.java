package org.ivrengine.flow.port;

/** Keeps where a call stands outside of this process, so that the call survives its death. Belongs to the call's thread. */
public interface Checkpoints {

    /** Longest checkpoint in characters; what does not fit is a fault of the flow and is refused by the checker. */
    int LENGTH_MAX = 8_000;

    /**
     * Replaces the call's checkpoint.
     *
     * @param checkpoint printable ASCII; its first character is never a quote
     */
    void save(String checkpoint);
}
