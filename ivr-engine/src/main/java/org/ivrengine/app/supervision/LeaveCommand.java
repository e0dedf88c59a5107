package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Command;

/** {@code ./ivr supervise leave}. */
@Command(
        name = "leave",
        description = "Ends what a supervisor has begun; the same as hanging up.",
        mixinStandardHelpOptions = true)
final class LeaveCommand extends SupervisorCommand {

    @Override
    String verb() {
        return "leave";
    }

    @Override
    Map<String, Object> wish() {
        return Map.of();
    }
}
