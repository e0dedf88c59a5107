package org.ivrengine.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.ivrengine.callcenter.port.Switchboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager connection that only acts, kept up for as long as we run. Beside the one that listens, so that a burst of
 * events never holds up an action.
 */
public final class ManagerSwitchboard implements Switchboard, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagerSwitchboard.class);

    private static final Duration PING_EVERY = Duration.ofSeconds(5);
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Normal clearing. */
    private static final int CAUSE = 16;

    private final ManagerAccount account;
    private final LinkedBlockingQueue<ManagerAction> actions = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param account may use the actions Hangup and ControlPlayback */
    public ManagerSwitchboard(ManagerAccount account) {
        this.account = account;
        thread = Thread.ofPlatform().daemon().name("switchboard").unstarted(this::keepUp);
    }

    public ManagerSwitchboard start() {
        thread.start();
        return this;
    }

    @Override
    public void hangUp(String channelId) {
        actions.add(new HangupAction(channelId, CAUSE));
    }

    @Override
    public void stopPlayback(String channelId) {
        actions.add(ControlPlaybackAction.stop(channelId));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void keepUp() {
        String lastFault = "";
        while (!closed) {
            DefaultManagerConnection connection =
                    new DefaultManagerConnection(account.host(), account.port(), account.user(), account.secret());
            connection.setSocketTimeout((int) REPLY_WITHIN.toMillis());
            connection.setDefaultResponseTimeout(REPLY_WITHIN.toMillis());
            try {
                connection.login("off");
                lastFault = "";
                // What was asked for while there was no connection is about channels of a time gone by.
                actions.clear();
                act(connection);
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | TimeoutException | AuthenticationFailedException | IllegalStateException fault) {
                if (!fault.toString().equals(lastFault)) {
                    LOG.warn("no manager connection to act by, to {}: {}; trying again", account, fault.getMessage());
                }
                lastFault = fault.toString();
            } finally {
                logoff(connection);
            }
            if (!pause()) {
                return;
            }
        }
    }

    private void act(DefaultManagerConnection connection) throws InterruptedException, IOException, TimeoutException {
        SendActionCallback dropReply = response -> LOG.trace("{}", response);
        while (!closed) {
            ManagerAction action = actions.poll(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (action == null) {
                connection.sendAction(new PingAction(), REPLY_WITHIN.toMillis());
            } else {
                connection.sendAction(action, dropReply);
            }
        }
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
}
