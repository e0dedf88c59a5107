package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.calllog.CallDetail;
import org.jdbi.v3.core.Jdbi;

/** Single calls, for commands that do something with one. */
public final class CallLookup implements AutoCloseable {

    private final CallSources sources;

    private CallLookup(CallSources sources) {
        this.sources = sources;
    }

    public static CallLookup open(EngineConfig config, PrintWriter err) throws IOException {
        return new CallLookup(CallSources.open(config, err));
    }

    /** @return the database; empty when it is away, which was said */
    public Optional<Jdbi> jdbi() {
        return sources.jdbi();
    }

    /**
     * A whole call, also one that is only on disk yet.
     *
     * @param id its id, or as much of its beginning as no other call has
     * @param wrong makes an exception of what is wrong with the id
     */
    public CallDetail call(String id, Function<String, RuntimeException> wrong) {
        String whole = CallPrefix.resolve(id, sources).orElseThrow(wrong);
        return sources.call(whole).orElseThrow(() -> wrong.apply("there is no call " + id));
    }

    /** The call in order of time, for people. */
    public static String timeline(CallDetail call, ZoneId zone) {
        return Timeline.of(call, List.of(), zone);
    }

    /** The call for programs. */
    public static String json(CallDetail call) {
        return CallJson.call(call, List.of());
    }

    @Override
    public void close() {
        sources.close();
    }
}
