package org.ivrengine.agi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The Asterisk side of one FastAGI connection, played by the test line by line over a real socket. */
final class FakeAsterisk implements AutoCloseable {

    /** Long enough for a machine that does something else just now; nothing waits so long when all is well. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    private FakeAsterisk(InetSocketAddress server, String from) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(server);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Connects and says nothing. */
    static FakeAsterisk connect(InetSocketAddress server) throws IOException {
        return connect(server, "127.0.0.1");
    }

    static FakeAsterisk connect(InetSocketAddress server, String from) throws IOException {
        return new FakeAsterisk(server, from);
    }

    /** Connects and hands a call over. */
    static FakeAsterisk call(InetSocketAddress server, String channelId) throws IOException {
        FakeAsterisk asterisk = connect(server);
        asterisk.write(environment(channelId, "\"Caller\" <100>"));
        return asterisk;
    }

    /** What Asterisk 22 sends, in its order. */
    static String environment(String channelId, String callerName) {
        return """
                agi_network: yes
                agi_network_script: call?did=1000
                agi_request: agi://127.0.0.1/call?did=1000
                agi_channel: PJSIP/anonymous-00000001
                agi_language: en
                agi_type: PJSIP
                agi_uniqueid: %s
                agi_version: 22.10.1
                agi_callerid: 100
                agi_calleridname: %s
                agi_callingpres: 0
                agi_callingani2: 0
                agi_callington: 0
                agi_callingtns: 0
                agi_dnid: 1000
                agi_rdnis: unknown
                agi_context: ivr
                agi_extension: 1000
                agi_priority: 3
                agi_enhanced: 0.0
                agi_accountcode:
                agi_threadid: 139872

                """.formatted(channelId, callerName);
    }

    void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The next command, without its line end. */
    String command() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("closed by the server after \"" + line + "\"");
            }
            line.append((char) read);
        }
        return new String(line.toString().getBytes(ISO_8859_1), UTF_8);
    }

    /** Expects a command and answers it. */
    void expect(String command, String reply) throws IOException {
        assertEquals(command, command());
        reply(reply);
    }

    void reply(String line) throws IOException {
        write(line + "\n");
    }

    /** Waits until the server closes. */
    void expectClosed() throws IOException {
        try {
            assertEquals(-1, in.read(), "the server sent something instead of closing");
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the server did not close", open);
        } catch (IOException reset) {
            // closed with bytes of ours unread: as good
        }
    }

    /** Proves that nothing was written so far: the next thing that the server sends is this command. */
    void expectNothingBefore(String command) throws IOException {
        assertEquals(command, command());
    }

    boolean hasSentNothing() throws IOException {
        return in.available() == 0;
    }

    /** Breaks the connection, as a network or a dying Asterisk does. */
    void disconnect() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
