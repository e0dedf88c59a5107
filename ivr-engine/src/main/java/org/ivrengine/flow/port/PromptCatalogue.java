package org.ivrengine.flow.port;

import java.util.List;

/** Which prompts there are and whether they can be heard, for whoever checks flows before a caller meets them. */
public interface PromptCatalogue extends PromptIds {

    /** @return sounds that a call may need (prompts, and the words of values) and that have no audio yet */
    List<Sound> withoutAudio();
}
