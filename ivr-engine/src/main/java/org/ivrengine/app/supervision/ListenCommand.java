package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise listen}. */
@Command(
        name = "listen",
        description = "Rings a supervisor's telephone; she hears a talk, and nobody hears her.",
        mixinStandardHelpOptions = true)
final class ListenCommand extends WatchCommand {

    @Override
    String verb() {
        return "listen";
    }
}
