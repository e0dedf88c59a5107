package org.ivrengine.app.retention;

import org.ivrengine.app.config.EngineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ivr retention lift}. */
@Command(name = "lift", description = "Lifts a hold.", mixinStandardHelpOptions = true)
final class RetentionLiftCommand extends WorkCommand {

    @Parameters(paramLabel = "HOLD", description = "Its number.")
    private long hold;

    @Mixin
    private By by;

    @Override
    int run(RetentionWork work, EngineConfig config) {
        work.holds().lift(hold, by.who());
        out().println("Hold " + hold + " is lifted.");
        return ExitCode.OK;
    }
}
