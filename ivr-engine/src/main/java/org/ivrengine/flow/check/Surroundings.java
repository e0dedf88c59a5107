package org.ivrengine.flow.check;

import java.util.Set;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.PromptIds;

/**
 * What there is outside of the flows that flows can name.
 *
 * @param recordedQueues those whose talks may be recorded, so that callers must have been told
 */
public record Surroundings(
        PromptIds prompts,
        Operations operations,
        Set<String> queues,
        Set<String> recordedQueues,
        RequirementCheck requirements,
        Set<String> schedules,
        Set<String> extensions) {}
