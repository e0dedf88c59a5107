package org.ivrengine.selfservice.sql;

import java.time.Instant;
import java.util.List;
import org.ivrengine.flow.port.Operations.Change;
import org.jdbi.v3.core.Handle;

/** Who changed what, when, from what to what, in which call. */
final class Audit {

    static final String CALLER = "caller";

    /** Of changes that were made outside of a call. */
    static final String NO_CALL = "";

    private Audit() {}

    static void write(Handle handle, Instant at, String account, String who, String call, List<Change> changes) {
        for (Change change : changes) {
            handle.execute(
                    "insert into audit (at, account, who, call_id, what, from_value, to_value)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    at,
                    account,
                    who,
                    call,
                    change.what(),
                    change.from(),
                    change.to());
        }
    }
}
