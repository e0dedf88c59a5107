package org.ivrengine.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Tells faults of a connection from those of a statement, also where H2 has no standard word for them.
 *
 * @param onLost told when a connection broke
 */
record LostConnections(Runnable onLost) implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (!isLost(e)) {
            return Override.CONTINUE_EVICT;
        }
        onLost.run();
        return Override.MUST_EVICT;
    }

    /** Class 08 is for broken connections, 57P0 for a PostgreSQL that shuts down. */
    private static boolean isLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P0")
                || e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
                || e.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
                || e.getErrorCode() == ErrorCode.CONNECTION_BROKEN_1;
    }
}
