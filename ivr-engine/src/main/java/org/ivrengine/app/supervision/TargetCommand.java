package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Parameters;

/** A command about somebody's talk. */
abstract class TargetCommand extends SupervisorCommand {

    @Parameters(
            index = "0",
            paramLabel = "AGENT|CALL",
            description = "Who talks: an agent's id, or a call's id or its beginning, as \"./ivr wall\" shows it.")
    private String target;

    @Override
    Map<String, Object> wish() {
        return Map.of("target", target);
    }
}
