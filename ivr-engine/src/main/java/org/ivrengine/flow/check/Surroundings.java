package org.ivrengine.flow.check;

import java.util.Set;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.PromptIds;

/** What there is outside of the flows that flows can name. */
public record Surroundings(
        PromptIds prompts,
        Operations operations,
        Set<String> queues,
        RequirementCheck requirements,
        Set<String> schedules,
        Set<String> extensions) {}
