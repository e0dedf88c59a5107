package org.ivrengine.flow.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ivrengine.flow.port.Value;

/**
 * What the call knows. Secrets are kept apart: they live in this process only, and a call that comes back after its
 * death knows no more than where to ask for them again.
 */
final class Variables {

    private final Map<String, Value> open = new TreeMap<>();
    private final Map<String, Value> secret = new HashMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();

    /**
     * Where a secret was asked for.
     *
     * @param depth how many flows were being called there; 0 is the outermost
     */
    record Origin(int depth, String step) {}

    /** A secret is needed that was lost with our process. */
    static final class SecretLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Origin origin;

        SecretLost(Origin origin) {
            super("", null, false, false);
            this.origin = origin;
        }

        Origin origin() {
            return origin;
        }
    }

    void set(String name, Value value) {
        forget(name);
        open.put(name, value);
    }

    void setSecret(String name, Value value, Origin origin) {
        forget(name);
        secret.put(name, value);
        origins.put(name, origin);
    }

    /** The secret was known before our process died. */
    void lost(String name, Origin origin) {
        origins.put(name, origin);
    }

    private void forget(String name) {
        open.remove(name);
        secret.remove(name);
        origins.remove(name);
    }

    /** @throws SecretLost when the caller must be asked again */
    Optional<Value> get(String name) {
        Value value = open.get(name);
        if (value == null) {
            value = secret.get(name);
        }
        Origin origin = origins.get(name);
        if (value == null && origin != null) {
            throw new SecretLost(origin);
        }
        return Optional.ofNullable(value);
    }

    /** Without the secrets, in the order of names. */
    Map<String, Value> open() {
        return Collections.unmodifiableMap(open);
    }

    /** Of the secrets that are known or lost. */
    Map<String, Origin> origins() {
        return Collections.unmodifiableMap(origins);
    }
}
