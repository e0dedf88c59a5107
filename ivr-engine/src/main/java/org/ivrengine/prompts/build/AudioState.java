package org.ivrengine.prompts.build;

/** Where a sound stands. */
public enum AudioState {
    /** A person spoke it; never overwritten. */
    RECORDED,
    /** We made it from the text as it is now. */
    SYNTHESISED,
    /** We made it, but from another text, with another voice, or by an older version of ours. */
    OUTDATED,
    MISSING
}
