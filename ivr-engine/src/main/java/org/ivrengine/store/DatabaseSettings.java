package org.ivrengine.store;

import java.nio.file.Path;

/** Which database. */
public sealed interface DatabaseSettings {

    /** H2 in a folder of ours, opened by one process at a time; others reach it through that process. */
    record Embedded(Path folder) implements DatabaseSettings {}

    /** H2 in the memory of this process, gone with it; two of the same name are the same. */
    record InMemory(String name) implements DatabaseSettings {
        public InMemory {
            if (!name.matches("[a-z0-9_-]{1,60}")) {
                throw new IllegalArgumentException("not a name for a database: \"" + name + "\"");
            }
        }
    }

    /**
     * A server.
     *
     * @param url for example {@code jdbc:postgresql://127.0.0.1/ivr}
     * @param connectionsMax open at a time
     */
    record Server(String url, String user, String password, int connectionsMax) implements DatabaseSettings {

        /** Without the password. */
        @Override
        public String toString() {
            return user + "@" + url;
        }
    }
}
