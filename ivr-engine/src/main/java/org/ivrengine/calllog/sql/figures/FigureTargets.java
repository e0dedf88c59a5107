package org.ivrengine.calllog.sql.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ivrengine.report.Targets;
import org.jdbi.v3.core.Handle;

/** By which promises the figures of each queue are counted. They stay until everything is counted anew. */
final class FigureTargets {

    private FigureTargets() {}

    /** @return those of every queue that has figures */
    static Map<String, Targets> known(Handle handle) {
        Map<String, Targets> known = new HashMap<>();
        handle.createQuery("select queue, service_level_ms, short_abandon_ms from figures_targets")
                .map((row, _) -> Map.entry(row.getString(1), new Targets(row.getLong(2), row.getLong(3))))
                .forEach(row -> known.put(row.getKey(), row.getValue()));
        return known;
    }

    private static Map<String, Targets> known(Connection connection) throws SQLException {
        Map<String, Targets> known = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("select queue, service_level_ms, short_abandon_ms from figures_targets")) {
            while (rows.next()) {
                known.put(rows.getString(1), new Targets(rows.getLong(2), rows.getLong(3)));
            }
        }
        return known;
    }

    /**
     * @param queues that have contacts
     * @param promised for those that have no figures yet
     */
    static Map<String, Targets> with(
            Connection connection, Collection<String> queues, Function<String, Targets> promised) throws SQLException {
        Map<String, Targets> known = known(connection);
        try (PreparedStatement insert = connection.prepareStatement("insert into figures_targets"
                + " (queue, service_level_ms, short_abandon_ms) values (?, ?, ?) on conflict do nothing")) {
            for (String queue : queues) {
                if (!known.containsKey(queue)) {
                    Targets targets = promised.apply(queue);
                    known.put(queue, targets);
                    insert.setString(1, queue);
                    insert.setLong(2, targets.serviceLevelMs());
                    insert.setLong(3, targets.shortAbandonMs());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        return known;
    }
}
