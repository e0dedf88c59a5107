package org.ivrengine.app.supervision;

import picocli.CommandLine.Command;

/** {@code ./ivr supervise barge}. */
@Command(name = "barge", description = "The same, and both hear her.", mixinStandardHelpOptions = true)
final class BargeCommand extends WatchCommand {

    @Override
    String verb() {
        return "barge";
    }
}
