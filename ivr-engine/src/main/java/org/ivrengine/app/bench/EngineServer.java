package org.ivrengine.app.bench;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ivrengine.agi.AgiLimits;
import org.ivrengine.agi.AgiServer;
import org.ivrengine.agi.AllowedHosts;
import org.ivrengine.agi.CallHandler;
import org.ivrengine.agi.Keypads;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.Sound;

/** The engine's own server. */
final class EngineServer {

    private EngineServer() {}

    /** Every call made of plain commands: the server without what walks flows. */
    static int startWithPhoneOnly() {
        List<Sound> sounds = List.of(new Sound(BenchCall.SOUND_LANGUAGE, BenchCall.SOUND_ID));
        return start(call -> {
            for (int step = 0; step < BenchCall.STEPS; step++) {
                call.phone().setVariable(BenchCall.VARIABLE, BenchCall.CHECKPOINT);
                call.phone().play(sounds, BargeIn.ALLOWED);
            }
        });
    }

    /** The whole engine, but for the disk that the call log is written to. */
    static int startWithFlows() {
        return start(new BenchFlow(new ForgetfulCallLog()));
    }

    /** The whole engine with its call log on disk. */
    static int startWithCallLog() throws IOException {
        @SuppressWarnings("resource") // ends with the process
        FileCallLog log = new FileCallLog(Files.createTempDirectory("ivr-bench"), InstantSource.system());
        return start(new BenchFlow(log));
    }

    private static final class ForgetfulCallLog implements CallLog {
        @Override
        public void started(Call call) {}

        @Override
        public void resumed(CallId call, Instant at) {}

        @Override
        public void stepLeft(CallId call, StepVisit visit) {}

        @Override
        public void operationDone(CallId call, OperationVisit visit) {}

        @Override
        public void ended(CallId call, Instant at, Ending ending) {}
    }

    private static int start(CallHandler handler) {
        Keypads keypads = new Keypads();
        keypads.setLive(true);
        @SuppressWarnings("resource") // ends with the process
        AgiServer server = new AgiServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                AllowedHosts.LOOPBACK,
                AgiLimits.DEFAULT,
                keypads,
                sound -> sound.language() + "/" + sound.id(),
                handler,
                new MetricRegistry());
        return server.address().getPort();
    }
}
