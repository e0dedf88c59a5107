package org.ivrengine.ami;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.ivrengine.channels.ChannelEvent;

/** A manager connection that only listens, kept up for as long as we run: it asks for the full state after each login. */
public final class ManagerLink implements AutoCloseable {

    /** What we want to see: keys; channels, bridges, holds, transfers and telephones ({@code call}). */
    private static final String EVENT_MASK = "dtmf,call";

    private final KeptConnection connection;
    private final Consumer<ChannelEvent> events;

    /** @param events called by one thread at a time, in order; must not block */
    public ManagerLink(ManagerAccount account, Consumer<ChannelEvent> events) {
        this.events = events;
        connection = new KeptConnection(account, EVENT_MASK, Receiver::new);
    }

    public ManagerLink start() {
        connection.start();
        return this;
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Its answers come as events, in order with all others. */
    private static void requestSnapshot(DefaultManagerConnection connection) throws IOException {
        StatusAction status = new StatusAction();
        status.setVariables(Snapshots.VARIABLES);
        SendActionCallback dropReply = response -> {};
        connection.sendAction(status, dropReply);
        connection.sendAction(new DeviceStateListAction(), dropReply);
    }

    /** Events of one connection. After it went down nothing of it is passed on any more. */
    private final class Receiver implements ManagerEventListener, KeptConnection.Life {
        private final ServerClock clock = new ServerClock();
        private final EventTranslator translator = new EventTranslator(clock);
        private boolean told;
        private boolean isDown;

        @Override
        public void prepare(DefaultManagerConnection unconnected) {
            unconnected.addEventListener(this);
        }

        @Override
        public void up(DefaultManagerConnection connected) throws IOException {
            requestSnapshot(connected);
        }

        @Override
        public void pinged(long sentMs, long receivedMs, String stampSeconds) {
            clock.answered(sentMs, receivedMs, stampSeconds);
        }

        @Override
        public synchronized void onManagerEvent(ManagerEvent event) {
            if (isDown || event instanceof DisconnectEvent) {
                return;
            }
            clock.heard(System.currentTimeMillis());
            Optional<ChannelEvent> ours = translator.translate(event);
            told |= ours.isPresent() && ours.get() instanceof ChannelEvent.Snapshot;
            ours.ifPresent(events);
        }

        @Override
        public synchronized void down() {
            isDown = true;
            if (told) {
                events.accept(new ChannelEvent.ReportsLost(clock.lastHeardMs()));
            }
        }
    }
}
