package org.ivrengine.app.bench;

import java.io.IOException;
import java.net.ServerSocket;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.BaseAgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;

/** asterisk-java's own FastAGI server as it comes, with the same call. */
final class AsteriskJavaServer {

    private AsteriskJavaServer() {}

    static int start() throws IOException {
        int port = freePort();
        DefaultAgiServer server = new DefaultAgiServer(new Script());
        server.setPort(port);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                server.startup();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        return port;
    }

    /** The server takes no port 0. */
    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static final class Script extends BaseAgiScript {
        @Override
        public void service(AgiRequest request, AgiChannel channel) throws AgiException {
            for (int step = 0; step < BenchCall.STEPS; step++) {
                channel.setVariable(BenchCall.VARIABLE, BenchCall.CHECKPOINT);
                channel.streamFile(BenchCall.SOUND_FILE, BenchCall.KEYS);
            }
        }
    }
}
