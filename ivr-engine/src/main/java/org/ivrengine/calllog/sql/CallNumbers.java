package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Numbers for calls, a block at a time, so that several engines have different ones. Belongs to one thread. */
final class CallNumbers {

    /** As the sequence in the migration goes up. */
    private static final int BLOCK = 1_000;

    private long next;
    private long end;

    long next(Connection connection) throws SQLException {
        if (next == end) {
            try (Statement statement = connection.createStatement();
                    ResultSet block = statement.executeQuery("select nextval('call_numbers')")) {
                block.next();
                next = block.getLong(1);
                end = next + BLOCK;
            }
        }
        return next++;
    }
}
