package org.ivrengine.app.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.routing.Rules;
import org.ivrengine.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the shift without keeping calls waiting for the database: until the agents are known, what happens waits in the
 * call center's mailbox. A database that takes longer than that brings its agents later.
 */
final class ShiftStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftStart.class);

    /** Callers who wait for agents hear music meanwhile; nobody else notices. */
    private static final Duration DATABASE_WITHIN = Duration.ofSeconds(3);

    private static final Duration LATER = Duration.ofDays(365);

    private final Thread thread;

    ShiftStart(CallCenter center, AgentDirectory directory, Database database, Rules rules) {
        thread = Thread.ofVirtual().name("shift").start(() -> {
            boolean isThere = database.awaitReady(DATABASE_WITHIN);
            center.start(rules);
            if (!isThere) {
                LOG.warn("the database is away: nobody is on duty until it is back");
                if (database.awaitReady(LATER)) {
                    goOn(center, directory);
                }
            }
        });
    }

    private static void goOn(CallCenter center, AgentDirectory directory) {
        for (AgentDirectory.Duty duty : directory.onDuty()) {
            switch (duty) {
                case AgentDirectory.Duty.SignedIn(String agent) -> center.signIn(agent);
                case AgentDirectory.Duty.Paused(String agent, String reason) -> {
                    center.signIn(agent);
                    center.pause(agent, reason);
                }
                case AgentDirectory.Duty.SignedOut _ -> {}
            }
        }
    }

    /** The directory, but without anybody on duty while the database is away. */
    static AgentDirectory patient(AgentDirectory directory, Database database) {
        return new AgentDirectory() {
            @Override
            public List<Agent> agents() {
                return directory.agents();
            }

            @Override
            public Optional<Agent> agent(String id) {
                return directory.agent(id);
            }

            @Override
            public List<Duty> onDuty() {
                return database.isReady() ? directory.onDuty() : List.of();
            }

            @Override
            public void keep(Duty duty) {
                directory.keep(duty);
            }
        };
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
