package org.ivrengine.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.ivrengine.channels.ChannelEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager connection that only listens, kept up for as long as we run: it asks for the full state after each login,
 * pings, and connects again when the other side is silent or gone.
 */
public final class ManagerLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagerLink.class);

    /** What we want to see: keys, and channels that come and go. */
    private static final String EVENT_MASK = "dtmf,call";

    private static final Duration PING_EVERY = Duration.ofSeconds(2);
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(3);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ManagerAccount account;
    private final Consumer<ChannelEvent> events;
    private final Thread thread;
    private volatile boolean closed;

    /** @param events called by one thread at a time, in order; must not block */
    public ManagerLink(ManagerAccount account, Consumer<ChannelEvent> events) {
        this.account = account;
        this.events = events;
        thread = Thread.ofVirtual().name("ami-" + account).unstarted(this::keepUp);
    }

    public ManagerLink start() {
        thread.start();
        return this;
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
            Receiver receiver = new Receiver();
            try {
                connection.addEventListener(receiver);
                connection.login(EVENT_MASK);
                requestSnapshot(connection);
                LOG.info("manager connection to {} is up", account);
                lastFault = "";
                watch(connection, receiver);
            } catch (InterruptedException interrupted) {
                return;
            } catch (IOException | TimeoutException | AuthenticationFailedException | IllegalStateException fault) {
                if (!fault.toString().equals(lastFault)) {
                    LOG.warn("no manager connection to {}: {}; trying again", account, fault.getMessage());
                }
                lastFault = fault.toString();
            } finally {
                receiver.stop();
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

    /** Its answer comes as events, in order with all others. */
    private static void requestSnapshot(DefaultManagerConnection connection) throws IOException {
        StatusAction status = new StatusAction();
        status.setVariables(Snapshots.VARIABLES);
        SendActionCallback dropReply = response -> {};
        connection.sendAction(status, dropReply);
    }

    private void watch(DefaultManagerConnection connection, Receiver receiver)
            throws InterruptedException, IOException, TimeoutException {
        while (!closed && !receiver.waitForDisconnect(PING_EVERY)) {
            connection.sendAction(new PingAction(), REPLY_WITHIN.toMillis());
        }
        LOG.warn("manager connection to {} is lost", account);
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

    /** Events of one connection. After {@link #stop} nothing of it is passed on any more. */
    private final class Receiver implements ManagerEventListener {
        private final EventTranslator translator = new EventTranslator();
        private boolean up;
        private boolean stopped;
        private boolean disconnected;

        @Override
        public synchronized void onManagerEvent(ManagerEvent event) {
            if (stopped) {
                return;
            }
            if (event instanceof DisconnectEvent) {
                disconnected = true;
                notifyAll();
                return;
            }
            Optional<ChannelEvent> ours = translator.translate(event);
            up |= ours.isPresent() && ours.get() instanceof ChannelEvent.Snapshot;
            ours.ifPresent(events);
        }

        synchronized boolean waitForDisconnect(Duration within) throws InterruptedException {
            long deadlineNs = System.nanoTime() + within.toNanos();
            long leftMs = within.toMillis();
            while (!disconnected && leftMs > 0) {
                wait(leftMs);
                leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            }
            return disconnected;
        }

        synchronized void stop() {
            stopped = true;
            if (up) {
                events.accept(new ChannelEvent.ReportsLost(System.currentTimeMillis()));
            }
        }
    }
}
