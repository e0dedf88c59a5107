package org.ivrengine.flow.port;

import java.util.List;
import java.util.SortedSet;

/** Which prompts there are, for whoever checks flows before a caller meets them. */
public interface PromptCatalogue {

    /** @return BCP 47 tags in lower case */
    SortedSet<String> languages();

    /**
     * @param language one of {@link #languages}
     * @return ids of the prompts that have a text in that language
     */
    SortedSet<String> ids(String language);

    /** @return sounds that a call may need (prompts, and the words of values) and that have no audio yet */
    List<Sound> withoutAudio();
}
