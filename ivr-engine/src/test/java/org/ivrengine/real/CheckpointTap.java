package org.ivrengine.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sits on the wire between Asterisk and the engine, reads the checkpoints that go by, and lets something happen at exactly
 * one of them: no matter how little time a step takes, an engine can be killed in it.
 */
final class CheckpointTap implements AutoCloseable {

    /** When in the life of a checkpoint. */
    enum Moment {
        /** The step before is done, and nobody but the engine knows. */
        BEFORE_IT_IS_STORED,
        /** Asterisk has it; the engine does not know yet, and has done nothing of the step. */
        AFTER_IT_IS_STORED
    }

    /** @param place innermost flow and step, as they stand in the checkpoint: {@code main:welcome} */
    record Stop(String place, Moment moment) {}

    private final ServerSocket server;
    private final int enginePort;
    private final Consumer<Stop> act;
    private final Deque<Stop> stops;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /**
     * @param enginePort on 127.0.0.1
     * @param stops in this order, each once
     * @param act happens at each stop; the session is lost afterwards
     */
    CheckpointTap(int enginePort, List<Stop> stops, Consumer<Stop> act) {
        this.enginePort = enginePort;
        this.stops = new ArrayDeque<>(stops);
        this.act = act;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** @return stops that were not reached */
    synchronized List<Stop> missed() {
        return List.copyOf(stops);
    }

    /** @return places of all checkpoints that were sent, for a message */
    List<String> seen() {
        return seen;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket asterisk = server.accept();
                Thread.ofVirtual().start(() -> relay(asterisk));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket asterisk) {
        try (asterisk;
                Socket engine = new Socket(InetAddress.getLoopbackAddress(), enginePort)) {
            asterisk.setTcpNoDelay(true);
            engine.setTcpNoDelay(true);
            AtomicReference<@Nullable Stop> stopsAtReply = new AtomicReference<>();
            Thread.ofVirtual().start(() -> replies(asterisk, engine, stopsAtReply));
            BufferedReader commands = reader(engine);
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                Stop before = stopAt(command, Moment.BEFORE_IT_IS_STORED);
                if (before != null) {
                    act.accept(before);
                    return;
                }
                stopsAtReply.set(stopAt(command, Moment.AFTER_IT_IS_STORED));
                send(asterisk, command);
            }
        } catch (IOException over) {
            // One of the two is gone, and so is the session.
        }
    }

    private void replies(Socket asterisk, Socket engine, AtomicReference<@Nullable Stop> stopsAtReply) {
        try (asterisk;
                engine) {
            BufferedReader replies = reader(asterisk);
            for (String reply = replies.readLine(); reply != null; reply = replies.readLine()) {
                Stop after = stopsAtReply.getAndSet(null);
                if (after != null) {
                    act.accept(after);
                    return;
                }
                send(engine, reply);
            }
        } catch (IOException over) {
            // As above.
        }
    }

    private synchronized @Nullable Stop stopAt(String command, Moment moment) {
        if (!command.startsWith("SET VARIABLE IVR_CP_")) {
            return null;
        }
        if (moment == Moment.BEFORE_IT_IS_STORED) {
            seen.add(command.replaceFirst("^[^~]*~[^~]*~[^~]*~[^~]*~[^~]*~[^~]*~", "")
                    .replaceFirst(",.*", ""));
        }
        Stop next = stops.peek();
        // Frames are behind the sixth ~, innermost first.
        if (next == null || next.moment() != moment || !command.matches("([^~]*~){6}" + next.place() + "[:,].*")) {
            return null;
        }
        return stops.remove();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
