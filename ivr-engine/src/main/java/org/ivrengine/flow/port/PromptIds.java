package org.ivrengine.flow.port;

import java.util.Set;

/** Which prompts there are. */
public interface PromptIds {

    /** BCP 47 tags in lower case of the languages that callers can be served in. */
    Set<String> languages();

    /** @return the ids that have a text in this language */
    Set<String> ids(String language);
}
