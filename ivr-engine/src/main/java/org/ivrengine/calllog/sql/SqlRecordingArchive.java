package org.ivrengine.calllog.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordedTalk.Muted;
import org.ivrengine.calllog.RecordingArchive;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Recordings out of their tables. */
public final class SqlRecordingArchive implements RecordingArchive {

    private final Jdbi jdbi;

    public SqlRecordingArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<RecordedTalk> ofCall(String call) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + RecordingRows.COLUMNS + " from recordings"
                        + " where call_key = (select call_key from calls where call_id = :id)"
                        + " order by started_at, recording")
                .bind("id", CallIds.uuid(call))
                .map((row, _) -> recording(handle, row, call))
                .list());
    }

    private static RecordedTalk recording(Handle handle, ResultSet row, String call) throws SQLException {
        String id = row.getString("recording");
        return new RecordedTalk(
                id,
                call,
                row.getString("contact"),
                row.getString("queue"),
                row.getString("agent"),
                row.getString("rule"),
                RecordedTalk.State.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                row.getLong("duration_ms"),
                row.getLong("unheard_ms"),
                row.getInt("channels"),
                row.getString("file"),
                row.getLong("bytes"),
                row.getString("sha256"),
                muted(handle, id));
    }

    private static List<Muted> muted(Handle handle, String recording) {
        return handle.createQuery("select from_ms, until_ms, wanted_by from recording_mutes"
                        + " where recording = :recording order by from_ms")
                .bind("recording", recording)
                .map((row, _) -> new Muted(row.getLong(1), row.getLong(2), row.getString(3)))
                .list();
    }

    @Override
    public void note(String recording, Heard heard) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into recording_audit (at, who, what, recording)"
                        + " values (:at, :who, :what, :recording)")
                .bind("at", heard.at())
                .bind("who", Columns.text(heard.who(), Columns.REASON_WIDTH))
                .bind("what", Columns.text(heard.what(), Columns.AGENT_WIDTH))
                .bind("recording", recording)
                .execute());
    }

    @Override
    public List<Heard> heard(String recording) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select at, who, what from recording_audit where recording = :recording order by at, entry")
                .bind("recording", recording)
                .map((row, _) -> new Heard(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("what")))
                .list());
    }
}
