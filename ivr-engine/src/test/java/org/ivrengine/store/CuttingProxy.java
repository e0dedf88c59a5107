package org.ivrengine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a PostgreSQL and who asks it, and cuts the line at every so many commits, when told to: after the server has made the
 * commit, before anybody is told.
 */
public final class CuttingProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listening;
    private final int serverPort;
    private volatile int everyCommits = Integer.MAX_VALUE;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    public CuttingProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** From now on. */
    public void cutEvery(int count) {
        everyCommits = count;
    }

    /** Commits so far that nobody was told of. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (true) {
                Line line = new Line(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), serverPort));
                Thread.ofVirtual().start(line::requests);
                Thread.ofVirtual().start(line::answers);
            }
        } catch (IOException closed) {
            // Nobody is let in any more.
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean isToBeCut;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            byte[] buffer = new byte[BUFFER_BYTES];
            try (client;
                    server) {
                InputStream from = client.getInputStream();
                OutputStream to = server.getOutputStream();
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                    // Once: the server makes the commit, and its answer is kept back.
                    if (text.contains("COMMIT") && commits.incrementAndGet() % everyCommits == 0) {
                        isToBeCut = true;
                    }
                    to.write(buffer, 0, read);
                }
            } catch (IOException cut) {
                // The other direction ends with it.
            }
        }

        void answers() {
            byte[] buffer = new byte[BUFFER_BYTES];
            try (client;
                    server) {
                InputStream from = server.getInputStream();
                OutputStream to = client.getOutputStream();
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    if (isToBeCut) {
                        cuts.incrementAndGet();
                        return;
                    }
                    to.write(buffer, 0, read);
                }
            } catch (IOException cut) {
                // The other direction ends with it.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
