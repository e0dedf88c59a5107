package org.ivrengine.app.up;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks an engine for a sign of life the way that Asterisk does: opens a session and waits for its first command. That goes
 * through everything a call goes through, so a process that merely exists does not pass.
 */
public final class EnginePing {

    /** Path behind {@code agi://host/} that means: this is no call. */
    public static final String SCRIPT = "ping";

    private final InetSocketAddress engine;
    private final Duration within;

    public EnginePing(InetSocketAddress engine, Duration within) {
        this.engine = engine;
        this.within = within;
    }

    /** @return whether the engine answered in time */
    public boolean answered() {
        try (Socket socket = new Socket()) {
            socket.connect(engine, (int) within.toMillis());
            socket.setSoTimeout((int) within.toMillis());
            socket.getOutputStream()
                    .write(("agi_network: yes\nagi_network_script: " + SCRIPT + "\nagi_uniqueid: " + SCRIPT + "\n\n")
                            .getBytes(US_ASCII));
            String command = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return command != null && !command.isEmpty();
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
