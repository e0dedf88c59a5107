package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordedTalk.Muted;
import org.ivrengine.calllog.sql.keys.CallKeys;

/** Recordings, as rows. A later word about a recording replaces the earlier one. */
final class RecordingRows {

    static final String COLUMNS = "recording, call_key, contact, queue, agent, rule, state, started_at, duration_ms,"
            + " unheard_ms, channels, file, bytes, sha256";

    private RecordingRows() {}

    static void write(Connection connection, Collection<RecordedTalk> recordings) throws SQLException {
        if (recordings.isEmpty()) {
            return;
        }
        Map<String, Long> keys = ContactRows.keysOfCalls(
                connection, recordings.stream().map(RecordedTalk::call).toList());
        try (PreparedStatement forget = connection.prepareStatement("delete from recordings where recording = ?");
                PreparedStatement forgetMutes =
                        connection.prepareStatement("delete from recording_mutes where recording = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into recordings (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement mutes = connection.prepareStatement(
                        "insert into recording_mutes (recording, from_ms, until_ms, wanted_by) values (?, ?, ?, ?)")) {
            for (RecordedTalk recording : recordings) {
                String id = Columns.text(recording.id(), Columns.ID_WIDTH);
                for (PreparedStatement delete : new PreparedStatement[] {forget, forgetMutes}) {
                    delete.setString(1, id);
                    delete.addBatch();
                }
                fill(insert, id, recording, keys.getOrDefault(recording.call(), keyWithoutCall(recording)));
                insert.addBatch();
                for (Muted muted : recording.muted()) {
                    mutes.setString(1, id);
                    mutes.setInt(2, Columns.ms(muted.fromMs()));
                    mutes.setInt(3, Columns.ms(muted.untilMs()));
                    mutes.setString(4, Columns.text(muted.by(), Columns.REASON_WIDTH));
                    mutes.addBatch();
                }
            }
            forget.executeBatch();
            forgetMutes.executeBatch();
            insert.executeBatch();
            mutes.executeBatch();
        }
    }

    /** One of a call that was never logged is found by its own time. */
    private static long keyWithoutCall(RecordedTalk recording) {
        return CallKeys.first(Instant.ofEpochMilli(recording.startedAtMs()));
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
