package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.RecordedTalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr calls show}. */
@Command(
        name = "show",
        description = "Shows a whole call: steps, operations, changes, queues, in order of time.",
        mixinStandardHelpOptions = true)
final class CallsShowCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption configOption;

    @Parameters(paramLabel = "ID", description = "The call's id, or as much of its beginning as no other call has.")
    private String id;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<EngineConfig> config = configOption.read();
        if (config.isEmpty()) {
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (CallSources calls = CallSources.open(config.get(), err)) {
            return switch (CallPrefix.resolve(id, calls)) {
                case CallPrefix.Wrong(String message) -> {
                    err.println(message);
                    yield 1;
                }
                case CallPrefix.One(String whole) -> {
                    Optional<CallDetail> call = calls.call(whole);
                    call.ifPresent(found -> out.print(text(found, calls)));
                    out.flush();
                    yield call.isPresent() ? 0 : 1;
                }
            };
        }
    }

    private String text(CallDetail call, CallSources calls) {
        List<Supervision> supervisions = calls.supervisions(call.summary().call());
        List<RecordedTalk> recordings = calls.recordings(call.summary().call());
        return json
                ? CallJson.call(call, supervisions, recordings) + "\n"
                : Timeline.of(call, supervisions, ZoneId.systemDefault())
                        + RecordingLines.of(call.summary(), recordings);
    }
}
