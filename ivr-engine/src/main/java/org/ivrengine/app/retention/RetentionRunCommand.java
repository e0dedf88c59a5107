package org.ivrengine.app.retention;

import java.io.IOException;
import java.util.Map;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.Thing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ivr retention run}. */
@Command(
        name = "run",
        description =
                "Deletes what is old enough by config/retention.yaml, and goes on with requests that are not done;"
                        + " an engine that runs does it every day.",
        mixinStandardHelpOptions = true)
final class RetentionRunCommand extends WorkCommand {

    @Option(names = "--dry-run", description = "Counts what would go, and lets it stay.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Mixin
    private By by;

    @Override
    int run(RetentionWork work, EngineConfig config) throws IOException {
        int exit = ExitCode.OK;
        Map<Thing, Long> gone = work.run(by.who(), dryRun);
        if (json) {
            print((Object) gone);
        } else {
            print(gone);
        }
        if (!dryRun) {
            for (long request : work.open()) {
                try {
                    work.erase(request);
                } catch (RefusedException waits) {
                    err().println(waits.getMessage());
                    exit = ExitCode.SOFTWARE;
                }
            }
        }
        return exit;
    }
}
