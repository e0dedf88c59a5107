package org.ivrengine.app.up;

import java.util.Map;
import java.util.Optional;
import org.ivrengine.ami.ManagerAccount;

/** How {@code up} tells the engine's process where the manager interface is: by its environment, which others cannot read. */
final class ManagerEnvironment {

    private static final String HOST = "IVR_MANAGER_HOST";
    private static final String PORT = "IVR_MANAGER_PORT";
    private static final String USER = "IVR_MANAGER_USER";
    private static final String SECRET = "IVR_MANAGER_SECRET";
    private static final String ACTIONS_USER = "IVR_MANAGER_ACTIONS_USER";
    private static final String ACTIONS_SECRET = "IVR_MANAGER_ACTIONS_SECRET";

    private ManagerEnvironment() {}

    /** @param actions of the account that acts on channels, on the same interface */
    static Map<String, String> of(ManagerAccount events, ManagerAccount actions) {
        return Map.of(
                HOST, events.host(),
                PORT, Integer.toString(events.port()),
                USER, events.user(),
                SECRET, events.secret(),
                ACTIONS_USER, actions.user(),
                ACTIONS_SECRET, actions.secret());
    }

    /** The account that listens. */
    static Optional<ManagerAccount> events(Map<String, String> environment) {
        return account(environment, USER, SECRET);
    }

    /** The account that acts on channels. */
    static Optional<ManagerAccount> actions(Map<String, String> environment) {
        return account(environment, ACTIONS_USER, ACTIONS_SECRET);
    }

    private static Optional<ManagerAccount> account(
            Map<String, String> environment, String userVariable, String secretVariable) {
        String host = environment.get(HOST);
        String port = environment.get(PORT);
        String user = environment.get(userVariable);
        String secret = environment.get(secretVariable);
        if (host == null || port == null || user == null || secret == null) {
            return Optional.empty();
        }
        return Optional.of(new ManagerAccount(host, Integer.parseInt(port), user, secret));
    }
}
