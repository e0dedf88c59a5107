package org.ivrengine.app.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** A command about a call, wherever it is. */
abstract class CallCommand extends SupervisorCommand {

    @Parameters(
            index = "0",
            paramLabel = "CALL",
            description = "A call's id or its beginning, as \"./ivr wall\" shows it, or the agent who has it.")
    private String call;

    /** What is to be done with it. */
    abstract Map<String, Object> more();

    @Override
    final Map<String, Object> wish() {
        Map<String, Object> wish = new LinkedHashMap<>(more());
        wish.put("target", call);
        return wish;
    }
}
