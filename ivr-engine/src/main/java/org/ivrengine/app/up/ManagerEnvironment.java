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

    private ManagerEnvironment() {}

    static Map<String, String> of(ManagerAccount account) {
        return Map.of(
                HOST, account.host(),
                PORT, Integer.toString(account.port()),
                USER, account.user(),
                SECRET, account.secret());
    }

    static Optional<ManagerAccount> read(Map<String, String> environment) {
        String host = environment.get(HOST);
        String port = environment.get(PORT);
        String user = environment.get(USER);
        String secret = environment.get(SECRET);
        if (host == null || port == null || user == null || secret == null) {
            return Optional.empty();
        }
        return Optional.of(new ManagerAccount(host, Integer.parseInt(port), user, secret));
    }
}
