package org.ivrengine.selfservice.sql;

import java.time.Instant;
import java.util.Optional;
import org.ivrengine.flow.port.CallId;
import org.jdbi.v3.core.Handle;

/**
 * What a call has proven. Kept beside the data and not in the flow's variables: a flow with a mistake opens nobody's
 * account, and a call that comes back after a crash need not prove it again.
 */
final class CallAccess {

    /** Something that is open to a call by its number and postcode. */
    enum Kind {
        ORDER,
        APPLICATION
    }

    private static final String PIN = "PIN";

    private CallAccess() {}

    /** The account whose PIN was right in this call, last. */
    static Optional<String> account(Handle handle, CallId call, Instant now) {
        return handle.select(
                        "select a.subject from call_access a join accounts c on c.number = a.subject"
                                + " where a.call_id = ? and a.kind = ? and a.granted_at > ? and not c.is_blocked",
                        call.value(),
                        PIN,
                        now.minus(SqlLimits.ACCESS_FOR))
                .mapTo(String.class)
                .findOne();
    }

    static void grantAccount(Handle handle, CallId call, String account, Instant now) {
        handle.execute("delete from call_access where call_id = ? and kind = ?", call.value(), PIN);
        insert(handle, call, PIN, account, now);
    }

    static boolean isOpen(Handle handle, CallId call, Kind kind, String number, Instant now) {
        return handle.select(
                        "select 1 from call_access where call_id = ? and kind = ? and subject = ? and granted_at > ?",
                        call.value(),
                        kind.name(),
                        number,
                        now.minus(SqlLimits.ACCESS_FOR))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static void open(Handle handle, CallId call, Kind kind, String number, Instant now) {
        insert(handle, call, kind.name(), number, now);
    }

    private static void insert(Handle handle, CallId call, String kind, String subject, Instant now) {
        handle.execute(
                "insert into call_access (call_id, kind, subject, granted_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                call.value(),
                kind,
                subject,
                now);
    }
}
