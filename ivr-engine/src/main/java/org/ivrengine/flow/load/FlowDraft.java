package org.ivrengine.flow.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.Step;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.YamlNode;

/** A flow while its file is read: the steps so far, and what the file says once for all of them. */
final class FlowDraft {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Optional<Entries> defaults;

    FlowDraft(Optional<Entries> defaults) {
        this.defaults = defaults;
    }

    void add(Step step) {
        steps.put(step.name(), step);
    }

    Map<String, Step> steps() {
        return steps;
    }

    /** What the step says, or the flow's defaults. */
    Optional<YamlNode> orDefault(Entries step, String key) {
        Optional<YamlNode> own = step.optional(key);
        Optional<YamlNode> common = defaults.flatMap(entries -> entries.optional(key));
        return own.isPresent() ? own : common;
    }
}
