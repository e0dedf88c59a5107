package org.ivrengine.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The smallest FastAGI server that does: stands in for the engine where only Asterisk and the dialplan are tested. */
final class AgiResponder implements AutoCloseable {

    private final ServerSocket server;
    private final Consumer<Session> script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private RealAsterisk.Setting engines = () -> {};

    /** On a port of its own, to which Asterisk sends every call that begins from now on. */
    AgiResponder(RealAsterisk asterisk, Consumer<Session> script) {
        this(0, script);
        engines = asterisk.global("IVR_ENGINES", "127.0.0.1:" + server.getLocalPort());
    }

    /** On the port where calls look for their engine again that were with another one before. */
    AgiResponder(int port, Consumer<Session> script) {
        this.script = script;
        try {
            server = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.accept(new Session(socket));
        } catch (IOException | UncheckedIOException over) {
            // The caller hung up, or the test closed us.
        } finally {
            open.remove(socket);
        }
    }

    /** As abrupt as a killed process: every session's connection is reset, nobody listens any more. */
    @Override
    public void close() {
        engines.close();
        try {
            server.close();
            for (Socket socket : open) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One call's connection. */
    static final class Session {

        private final Socket socket;
        private final BufferedReader reader;
        private final Map<String, String> environment = new HashMap<>();

        private Session(Socket socket) throws IOException {
            this.socket = socket;
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                String[] pair = line.split(": ", 2);
                environment.put(pair[0], pair.length == 2 ? pair[1] : "");
            }
        }

        String environment(String name) {
            return environment.getOrDefault(name, "");
        }

        /** Sends a command and returns the reply. */
        String command(String line) {
            write(line + "\n");
            return reply();
        }

        /** Sends the bytes as they are, in one piece. */
        void write(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        String reply() {
            try {
                String line = reader.readLine();
                if (line == null) {
                    throw new IOException("Asterisk closed the session");
                }
                return line;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** The next reply, if it comes in that time. */
        Optional<String> replyWithin(int milliseconds) {
            try {
                socket.setSoTimeout(milliseconds);
                try {
                    return Optional.of(reply());
                } finally {
                    socket.setSoTimeout(0);
                }
            } catch (SocketException failed) {
                throw new UncheckedIOException(failed);
            } catch (UncheckedIOException late) {
                if (late.getCause() instanceof SocketTimeoutException) {
                    return Optional.empty();
                }
                throw late;
            }
        }

        /** Says that an engine is at work, as its first act. */
        void take() {
            command("SET VARIABLE IVR_TAKEN 1");
        }

        /** The engine's last act. */
        void done() {
            command("SET VARIABLE IVR_DONE 1");
        }
    }
}
