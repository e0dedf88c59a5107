package org.ivrengine.flow.model;

import java.util.List;

/**
 * What happens when the caller pressed nothing (noinput) or nothing that fits (nomatch).
 *
 * @param prompts what is said the first time, the second and so on, each followed by the step's own prompt; an empty
 *     one says only that
 * @param then where the call goes on the time after the last
 */
public record Retries(List<List<Spoken>> prompts, Target then) {
    public Retries {
        prompts = prompts.stream().map(List::copyOf).toList();
    }

    /** How many times the caller is asked again. */
    public int times() {
        return prompts.size();
    }
}
