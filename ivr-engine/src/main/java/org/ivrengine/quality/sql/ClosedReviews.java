package org.ivrengine.quality.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * H2's trigger on reviews and what belongs to them: closed ones stay as they are. PostgreSQL has the same rules in
 * {@code db/postgresql}. Made by H2, by name.
 */
public final class ClosedReviews implements Trigger {

    private static final String REFUSED = "23R01";
    private static final Set<String> TEXTS = Set.of("comment", "supersede_reason", "text");

    private String table = "";
    private List<String> columns = List.of();

    @Override
    public void init(Connection connection, String schema, String name, String onTable, boolean before, int type)
            throws SQLException {
        table = onTable.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, schema, onTable, null)) {
            while (rows.next()) {
                found.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        columns = List.copyOf(found);
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        switch (table) {
            case "reviews" -> keepReview(connection, Objects.requireNonNull(before), after);
            case "review_events" -> keepEvent(connection, Objects.requireNonNull(before), after);
            case "review_answers", "review_sections" -> keepPart(connection, before, after);
            default -> throw refused("a version of a scorecard stays");
        }
    }

    private void keepReview(Connection connection, Object[] before, Object @Nullable [] after) throws SQLException {
        if (value(before, "state").equals("CLOSED")) {
            long review = (Long) value(before, "review");
            if (!isErased(connection, review)) {
                throw refused("review " + review + " is closed");
            }
            onlyEmptied(before, after, review);
        }
    }

    private void keepPart(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
            throws SQLException {
        long review = (Long) value(before == null ? Objects.requireNonNull(after) : before, "review");
        if (before != null && after != null && !value(after, "review").equals(review)) {
            throw refused("what belongs to review " + review + " stays with it");
        }
        if (isClosed(connection, review)) {
            if (before == null || !isErased(connection, review)) {
                throw refused("review " + review + " is closed");
            }
            onlyEmptied(before, after, review);
        }
    }

    private void keepEvent(Connection connection, Object[] before, Object @Nullable [] after) throws SQLException {
        long review = (Long) value(before, "review");
        if (after == null && !isClosed(connection, review)) {
            return; // with its draft it goes
        }
        if (!isErased(connection, review)) {
            throw refused("the history of review " + review + " stays");
        }
        onlyEmptied(before, after, review);
    }

    private void onlyEmptied(Object[] before, Object @Nullable [] after, long review) throws SQLException {
        for (int i = 0; after != null && i < before.length; i++) {
            boolean isEmptied = TEXTS.contains(columns.get(i)) && "".equals(after[i]);
            if (!isEmptied && !Objects.equals(before[i], after[i])) {
                throw refused("review " + review + " is closed; only its texts can be emptied");
            }
        }
    }

    private Object value(Object[] row, String column) {
        return row[columns.indexOf(column)];
    }

    private static boolean isClosed(Connection connection, long review) throws SQLException {
        return exists(connection, "select 1 from reviews where review = ? and state = 'CLOSED'", review);
    }

    private static boolean isErased(Connection connection, long review) throws SQLException {
        return exists(connection, "select 1 from review_erasures where review = ?", review);
    }

    private static boolean exists(Connection connection, String query, long review) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, review);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static SQLException refused(String why) {
        return new SQLException(why, REFUSED);
    }
}
