package org.ivrengine.app.supervision;

import java.util.Map;
import picocli.CommandLine.Command;

/** {@code ./ivr supervise hangup}. */
@Command(
        name = "hangup",
        description = "Ends a call that is stuck, wherever it is; one that Asterisk no longer has is taken out.",
        mixinStandardHelpOptions = true)
final class HangUpCommand extends CallCommand {

    @Override
    String verb() {
        return "hang-up";
    }

    @Override
    Map<String, Object> more() {
        return Map.of();
    }
}
