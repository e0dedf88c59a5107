package org.ivrengine.app.retention;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ivr retention show}. */
@Command(
        name = "show",
        description = "Shows what stays how long, and requests that were made.",
        mixinStandardHelpOptions = true)
final class RetentionShowCommand extends WorkCommand {

    @Override
    int run(RetentionWork work, EngineConfig config) throws IOException {
        RetentionRules rules = work.rules();
        Grid grid = new Grid().row("what", "stays");
        for (Thing thing : Thing.values()) {
            grid.row(thing.word(), age(Optional.ofNullable(rules.days().get(thing))));
        }
        rules.recordingDays().forEach((queue, days) -> grid.row("recordings of " + queue, age(days)));
        grid.row("files of the call log", age(Optional.of(config.journalDays())));
        out().print(grid);
        out().println();
        Grid requests = new Grid().row("request", "of", "by", "asked", "state");
        work.erasing()
                .all()
                .forEach(request -> requests.row(
                        Long.toString(request.number()),
                        request.kind().name().toLowerCase(Locale.ROOT),
                        request.who(),
                        request.askedAt().toString(),
                        request.isDone() ? "done" : "open"));
        out().print(requests);
        return ExitCode.OK;
    }

    private static String age(Optional<Integer> days) {
        return days.map(some -> some + " days").orElse("for ever");
    }
}
