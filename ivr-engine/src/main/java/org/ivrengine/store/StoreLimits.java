package org.ivrengine.store;

import java.time.Duration;

/** Every limit of the database's access, with its reason. */
final class StoreLimits {

    /** Connections to an embedded H2, which has no use for more than a few times the processors. */
    static final int EMBEDDED_CONNECTIONS_MAX = 20;

    /** A caller hears nothing while an operation waits for a connection. */
    static final Duration CONNECTION_WITHIN = Duration.ofSeconds(2);

    /** A statement that takes longer counts as failed: the caller gets an apology instead of silence. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** How often a database that is away is tried. */
    static final Duration RETRY_EVERY = Duration.ofMillis(500);

    /** How long a command waits for the database, for example while an engine that holds it is starting. */
    static final Duration COMMAND_WITHIN = Duration.ofSeconds(15);

    private StoreLimits() {}
}
