package org.ivrengine.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/**
 * Takes callers out of sessions whose engine does not answer. A session whose other end is frozen, or behind a network
 * that swallows everything, never ends by itself; a redirect ends it, because the shipped dialplan sets
 * {@code AGIEXITONHANGUP}.
 */
public final class StuckSessions {

    private static final Duration REPLY_WITHIN = Duration.ofSeconds(3);

    private final ManagerAccount account;
    private final String context;
    private final List<String> engines;

    /**
     * @param account may use the actions Status and Redirect
     * @param context where the callers go on, at extension {@code s}
     * @param engines FastAGI addresses {@code host:port}; only sessions with these are ended
     */
    public StuckSessions(ManagerAccount account, String context, List<String> engines) {
        this.account = account;
        this.context = context;
        this.engines = List.copyOf(engines);
    }

    /**
     * Redirects every caller who is in such a session. Who talks with somebody is left alone.
     *
     * @return names of the channels that were redirected
     * @throws IOException when the manager interface cannot be asked
     */
    public List<String> redirect() throws IOException {
        DefaultManagerConnection connection =
                new DefaultManagerConnection(account.host(), account.port(), account.user(), account.secret());
        connection.setSocketTimeout((int) REPLY_WITHIN.toMillis());
        connection.setDefaultResponseTimeout(REPLY_WITHIN.toMillis());
        try {
            connection.login("off");
            List<String> redirected = new ArrayList<>();
            for (ResponseEvent event : connection
                    .sendEventGeneratingAction(new StatusAction(), REPLY_WITHIN.toMillis())
                    .getEvents()) {
                if (event instanceof StatusEvent channel && isStuck(channel)) {
                    ManagerResponse response =
                            connection.sendAction(new RedirectAction(channel.getChannel(), context, "s", 1));
                    if (!(response instanceof ManagerError)) {
                        redirected.add(channel.getChannel());
                    }
                }
            }
            return List.copyOf(redirected);
        } catch (TimeoutException | AuthenticationFailedException | IllegalStateException fault) {
            throw new IOException("manager interface of " + account + ": " + fault.getMessage(), fault);
        } finally {
            if (connection.getState() != ManagerConnectionState.INITIAL) {
                connection.logoff();
            }
        }
    }

    private boolean isStuck(StatusEvent channel) {
        String data = channel.getData();
        boolean talks = channel.getBridgeId() != null && !channel.getBridgeId().isEmpty();
        return !talks
                && "AGI".equals(channel.getApplication())
                && data != null
                && engines.stream().anyMatch(engine -> data.startsWith("agi://" + engine + "/"));
    }
}
