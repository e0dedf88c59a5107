package org.ivrengine.app.up;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A caller who hears everything to its end at once, presses nothing, and hangs up after a while. */
final class RehearsedCall {

    /** A caller who presses nothing has heard all that there is to hear by then. */
    private static final int COMMANDS_MAX = 40;

    /** Flows wait for keys in real time; that is not rehearsed. */
    private static final Duration WAITS_MAX = Duration.ofMillis(200);

    private RehearsedCall() {}

    static void play(InetSocketAddress engine, String number) {
        try (Socket socket = new Socket()) {
            socket.connect(engine, (int) WAITS_MAX.toMillis());
            socket.setSoTimeout((int) WAITS_MAX.toMillis());
            send(socket, """
                    agi_network: yes
                    agi_network_script: call?did=%1$s&call=&why=new
                    agi_channel: PJSIP/rehearsal-1
                    agi_language: en
                    agi_type: PJSIP
                    agi_uniqueid: 1.1
                    agi_callerid: 100
                    agi_calleridname: Rehearsal
                    agi_dnid: %1$s
                    agi_context: ivr
                    agi_extension: %1$s

                    """.formatted(number));
            BufferedReader commands = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int answered = 0; answered < COMMANDS_MAX; answered++) {
                String command = commands.readLine();
                if (command == null) {
                    return;
                }
                send(socket, reply(command));
            }
        } catch (IOException hangsUp) {
            // No command came within the time: the flow waits for a key.
        }
    }

    private static String reply(String command) {
        if (command.startsWith("STREAM FILE")) {
            return "200 result=0 endpos=8000\n";
        }
        return command.startsWith("SET ") ? "200 result=1\n" : "200 result=0\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
