package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordedTalk.Muted;
import org.ivrengine.calllog.sql.keys.CallKeys;

/** Recordings, as rows. A later word about a recording replaces the earlier one. */
final class RecordingRows {

    static final String COLUMNS = "recording, call_key, contact, queue, agent, rule, state, started_at, duration_ms,"
            + " unheard_ms, channels, file, bytes, sha256";

    private RecordingRows() {}

    /** @return the keys of their calls */
    static Set<Long> write(Connection connection, Collection<RecordedTalk> recordings) throws SQLException {
        if (recordings.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement forget = connection.prepareStatement("delete from recordings where recording = ?");
                PreparedStatement forgetMutes =
                        connection.prepareStatement("delete from recording_mutes where recording = ?")) {
            for (RecordedTalk recording : recordings) {
                for (PreparedStatement delete : new PreparedStatement[] {forget, forgetMutes}) {
                    delete.setString(1, Columns.text(recording.id(), Columns.ID_WIDTH));
                    delete.addBatch();
                }
            }
            forget.executeBatch();
            forgetMutes.executeBatch();
        }
        Map<String, Long> keys = ContactRows.keysOfCalls(
                connection, recordings.stream().map(RecordedTalk::call).toList());
        insert(connection, recordings, keys);
        return recordings.stream().map(recording -> key(recording, keys)).collect(Collectors.toSet());
    }

    /**
     * Recordings that are not in the table yet.
     *
     * @param keys of their calls, by our ids of them
     */
    static void insert(Connection connection, Collection<RecordedTalk> recordings, Map<String, Long> keys)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into recordings (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement mutes = connection.prepareStatement(
                        "insert into recording_mutes (recording, from_ms, until_ms, wanted_by) values (?, ?, ?, ?)")) {
            for (RecordedTalk recording : recordings) {
                String id = Columns.text(recording.id(), Columns.ID_WIDTH);
                fill(insert, id, recording, key(recording, keys));
                insert.addBatch();
                for (Muted muted : recording.muted()) {
                    mutes.setString(1, id);
                    mutes.setInt(2, Columns.ms(muted.fromMs()));
                    mutes.setInt(3, Columns.ms(muted.untilMs()));
                    mutes.setString(4, Columns.text(muted.by(), Columns.REASON_WIDTH));
                    mutes.addBatch();
                }
            }
            insert.executeBatch();
            mutes.executeBatch();
        }
    }

    /** One of a call that was never logged is found by its own time. */
    private static long key(RecordedTalk recording, Map<String, Long> keys) {
        return keys.getOrDefault(recording.call(), CallKeys.first(Instant.ofEpochMilli(recording.startedAtMs())));
    }

    private static void fill(PreparedStatement row, String id, RecordedTalk recording, long callKey)
            throws SQLException {
        row.setString(1, id);
        row.setLong(2, callKey);
        row.setString(3, Columns.text(recording.contact(), Columns.ID_WIDTH));
        row.setString(4, Columns.text(recording.queue(), Columns.FLOW_WIDTH));
        row.setString(5, Columns.text(recording.agent(), Columns.AGENT_WIDTH));
        row.setString(6, Columns.text(recording.rule(), Columns.STATE_WIDTH));
        row.setString(7, recording.state().name());
        Columns.time(row, 8, Instant.ofEpochMilli(recording.startedAtMs()));
        row.setInt(9, Columns.ms(recording.durationMs()));
        row.setInt(10, Columns.ms(recording.unheardMs()));
        row.setInt(11, recording.channels());
        row.setString(12, Columns.text(recording.file(), Columns.FILE_WIDTH));
        row.setLong(13, recording.bytes());
        row.setString(14, Columns.text(recording.sha256(), Columns.ID_WIDTH));
    }
}
