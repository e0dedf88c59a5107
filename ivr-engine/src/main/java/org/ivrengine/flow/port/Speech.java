package org.ivrengine.flow.port;

import java.util.List;

/** Puts what is to be said into sounds of a language. Safe for use by many threads. */
public interface Speech {

    /**
     * @param language BCP 47 tag in lower case
     * @return the sounds in order; never empty
     * @throws IllegalArgumentException when the language has no such prompt or cannot say such a value
     */
    List<Sound> sounds(Utterance utterance, String language);

    /** @return the same as a line of text, for transcripts and the telephone in the terminal */
    String text(Utterance utterance, String language);
}
