package org.ivrengine.callcenter.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ivrengine.callcenter.port.AgentBook.Change;
import org.jdbi.v3.core.Handle;

/** The table of changes, written in the transaction of the change itself. */
final class AgentAudit {

    private AgentAudit() {}

    static Change write(Handle handle, Change change) {
        Change kept = new Change(
                change.at().truncatedTo(ChronoUnit.MILLIS),
                change.who(),
                change.agent(),
                change.what(),
                change.from(),
                change.to());
        handle.createUpdate("insert into agent_changes (at, who, agent, what, from_value, to_value)"
                        + " values (:at, :who, :agent, :what, :from, :to)")
                .bind("at", kept.at())
                .bind("who", kept.who())
                .bind("agent", kept.agent())
                .bind("what", kept.what())
                .bind("from", kept.from())
                .bind("to", kept.to())
                .execute();
        return kept;
    }

    static List<Change> read(Handle handle, String agent, int atMost) {
        return handle.createQuery("select at, who, agent, what, from_value, to_value from agent_changes"
                        + " where agent = :agent order by change desc fetch first :most rows only")
                .bind("agent", agent)
                .bind("most", atMost)
                .map(row -> new Change(
                        row.getColumn("at", Instant.class),
                        row.getColumn("who", String.class),
                        row.getColumn("agent", String.class),
                        row.getColumn("what", String.class),
                        row.getColumn("from_value", String.class),
                        row.getColumn("to_value", String.class)))
                .list();
    }
}
