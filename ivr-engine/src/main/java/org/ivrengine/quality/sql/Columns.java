package org.ivrengine.quality.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** Values of a row that may not be there. */
record Columns(ResultSet row) {

    Optional<Instant> time(String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    Optional<Long> number(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    OptionalInt permille(String column) throws SQLException {
        int permille = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(permille);
    }
}
