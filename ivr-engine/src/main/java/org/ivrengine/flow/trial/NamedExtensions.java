package org.ivrengine.flow.trial;

import java.util.HashMap;
import java.util.Map;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;

/** Extensions for a call without a telephone system: each stands for itself, wherever it leads in a real call. */
public final class NamedExtensions {

    private NamedExtensions() {}

    /** Those that the flows give calls to. */
    public static Map<String, String> of(FlowSet flows) {
        Map<String, String> extensions = new HashMap<>();
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                if (step instanceof Step.Transfer transfer) {
                    String name = transfer.extension().name();
                    extensions.put(name, name);
                }
            }
        }
        return extensions;
    }
}
