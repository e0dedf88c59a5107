package org.ivrengine.calllog.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ivrengine.calllog.sql.keys.DurationClass;

/** How values go into the call log's columns. Widths are those of the migrations. */
final class Columns {

    static final int NUMBER_WIDTH = 80;
    static final int NAME_WIDTH = 200;
    static final int CHANNELS_WIDTH = 400;
    static final int ACCOUNT_WIDTH = 64;
    static final int LANGUAGE_WIDTH = 35;
    static final int FLOW_WIDTH = 80;
    static final int STEP_WIDTH = 120;
    static final int KIND_WIDTH = 20;
    static final int OUTCOME_WIDTH = 120;
    static final int OPERATION_WIDTH = 120;
    static final int OPERATION_OUTCOME_WIDTH = 80;
    static final int WHAT_WIDTH = 120;
    static final int VALUE_WIDTH = 400;

    static final int ID_WIDTH = 64;
    static final int AGENT_WIDTH = 40;
    static final int REASON_WIDTH = 80;
    static final int STATE_WIDTH = 20;
    static final int FILE_WIDTH = 200;

    private Columns() {}

    /** Text from strangers can be longer than a column, and PostgreSQL has no room for NUL. */
    static String text(String text, int width) {
        String whole = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (whole.codePointCount(0, whole.length()) <= width) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, width));
    }

    /** Milliseconds between two instants; a clock that was put back makes none of them negative. */
    static int ms(Instant from, Instant to) {
        return Math.clamp(Duration.between(from, to).toMillis(), 0, Integer.MAX_VALUE);
    }

    /** A duration that a column has room for. */
    static int ms(long durationMs) {
        return DurationClass.column(durationMs);
    }

    static void optional(PreparedStatement statement, int column, Optional<String> value, int width)
            throws SQLException {
        if (value.isPresent()) {
            statement.setString(column, text(value.get(), width));
        } else {
            statement.setNull(column, Types.VARCHAR);
        }
    }

    /** To the millisecond, never rounded up: the key has the same one. */
    static void time(PreparedStatement statement, int column, Instant at) throws SQLException {
        statement.setObject(column, OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
    }
}
