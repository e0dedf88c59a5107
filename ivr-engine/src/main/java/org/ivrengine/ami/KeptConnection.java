package org.ivrengine.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A manager connection kept up for as long as we run: pings, and connects again when the other side is silent or gone. */
final class KeptConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);

    private static final Duration PING_EVERY = Duration.ofSeconds(2);
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(3);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** One connection from its making to its end. Its methods are called by one thread, in this order. */
    interface Life {

        /** Not logged in yet. */
        default void prepare(DefaultManagerConnection connection) {}

        /** Logged in. */
        void up(DefaultManagerConnection connection) throws IOException;

        /**
         * A ping was answered; the first is so before {@link #up}.
         *
         * @param stampSeconds Asterisk's clock, seconds since the epoch
         */
        default void pinged(long sentMs, long receivedMs, String stampSeconds) {}

        /** Over, or never came about. */
        void down();
    }

    private final ManagerAccount account;
    private final String eventMask;
    private final Supplier<Life> lives;
    private final Thread thread;
    private volatile boolean closed;

    KeptConnection(ManagerAccount account, String eventMask, Supplier<Life> lives) {
        this.account = account;
        this.eventMask = eventMask;
        this.lives = lives;
        thread = Thread.ofVirtual().name("ami-" + account).unstarted(this::keepUp);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void keepUp() {
        String lastFault = "";
        while (!closed) {
            DefaultManagerConnection connection = connection();
            Life life = lives.get();
            End end = new End();
            try {
                life.prepare(connection);
                connection.addEventListener(event -> {
                    if (event instanceof DisconnectEvent) {
                        end.reached();
                    }
                });
                connection.login(eventMask);
                ping(connection, life);
                life.up(connection);
                LOG.info("manager connection to {} is up", account);
                lastFault = "";
                while (!closed && !end.await(PING_EVERY)) {
                    ping(connection, life);
                }
                LOG.warn("manager connection to {} is lost", account);
            } catch (InterruptedException interrupted) {
                return;
            } catch (IOException | TimeoutException | AuthenticationFailedException | IllegalStateException fault) {
                if (!fault.toString().equals(lastFault)) {
                    LOG.warn("no manager connection to {}: {}; trying again", account, fault.getMessage());
                }
                lastFault = fault.toString();
            } finally {
                life.down();
                logoff(connection);
            }
            if (!pause()) {
                return;
            }
        }
    }

    private DefaultManagerConnection connection() {
        DefaultManagerConnection connection =
                new DefaultManagerConnection(account.host(), account.port(), account.user(), account.secret());
        connection.setSocketTimeout((int) CONNECT_WITHIN.toMillis());
        connection.setDefaultResponseTimeout(REPLY_WITHIN.toMillis());
        return connection;
    }

    private static void ping(DefaultManagerConnection connection, Life life) throws IOException, TimeoutException {
        long sentMs = System.currentTimeMillis();
        ManagerResponse response = connection.sendAction(new PingAction(), REPLY_WITHIN.toMillis());
        String stamp = response instanceof PingResponse pong ? pong.getTimestamp() : null;
        life.pinged(sentMs, System.currentTimeMillis(), stamp == null ? "" : stamp);
    }

    private static void logoff(DefaultManagerConnection connection) {
        try {
            connection.logoff();
        } catch (IllegalStateException neverUp) {
            LOG.trace("nothing to log off from");
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(RETRY_AFTER);
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    /** The other side is gone. */
    private static final class End {
        private boolean isReached;

        synchronized void reached() {
            isReached = true;
            notifyAll();
        }

        synchronized boolean await(Duration within) throws InterruptedException {
            long deadlineNs = System.nanoTime() + within.toNanos();
            long leftMs = within.toMillis();
            while (!isReached && leftMs > 0) {
                wait(leftMs);
                leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            }
            return isReached;
        }
    }
}
