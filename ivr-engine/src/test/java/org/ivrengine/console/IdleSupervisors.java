package org.ivrengine.console;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.sql.SqlSupervisionBook;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.jdbi.v3.core.Jdbi;

/** The supervisors' desk where no Asterisk is. */
public final class IdleSupervisors {

    private IdleSupervisors() {}

    /** @param calls those that wait or talk */
    public static SupervisorDesk desk(AgentDirectory agents, Jdbi jdbi, Served... calls) {
        return new SupervisorDesk(
                agents,
                () -> CompletableFuture.completedFuture(List.of(calls)),
                Switchboard.NONE,
                new SqlSupervisionBook(jdbi),
                () -> Instant.ofEpochMilli(1_000));
    }
}
