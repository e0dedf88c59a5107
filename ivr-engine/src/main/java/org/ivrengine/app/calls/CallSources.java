package org.ivrengine.app.calls;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.callcenter.sql.SqlSupervisionBook;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.calllog.CallArchive;
import org.ivrengine.calllog.CallArchive.Found;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordingArchive;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.calllog.sql.SqlRecordingArchive;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;
import org.jdbi.v3.core.Jdbi;

/** The database, and what waits on disk until it is there. */
final class CallSources implements AutoCloseable {

    /** Calls that are in memory at a time while all are read. */
    private static final int PAGE = 1_000;

    /** Who reads all has time. */
    private static final Duration WITHIN = Duration.ofDays(1);

    private final Path folder;
    private final Optional<Database> database;
    private final Optional<CallArchive> archive;
    private final WaitingCalls waiting;
    private final Optional<RecordingArchive> recordings;

    private CallSources(Path folder, Optional<Database> database, Optional<CallArchive> archive, WaitingCalls waiting) {
        recordings = database.map(there -> new SqlRecordingArchive(there.jdbi()));
        this.folder = folder;
        this.database = database;
        this.archive = archive;
        this.waiting = waiting;
    }

    /** A database that is away is said so; calls on disk are found all the same. */
    static CallSources open(EngineConfig config, PrintWriter err) throws IOException {
        Path folder = Engine.callLogFolder(config);
        Optional<Database> database = database(config, err);
        Optional<CallArchive> archive = database.map(there -> new SqlCallArchive(there.jdbi()));
        Optional<JournalPosition> carried =
                WaitingCalls.journal(folder).flatMap(journal -> archive.flatMap(calls -> calls.position(journal)));
        return new CallSources(folder, database, archive, WaitingCalls.read(folder, carried));
    }

    private static Optional<Database> database(EngineConfig config, PrintWriter err) {
        try {
            return Optional.of(Database.openNow(config.database()));
        } catch (DatabaseAwayException away) {
            err.println(away.getMessage());
            err.println("only calls whose journal is still on disk are found");
            return Optional.empty();
        }
    }

    /** @return the database; empty when it is away */
    Optional<Jdbi> jdbi() {
        return database.map(Database::jdbi);
    }

    /** @return whether all calls can be found, not only those on disk */
    boolean isComplete() {
        return archive.isPresent();
    }

    /** @return calls that are not in the database yet, or not with all that is known of them */
    int waiting() {
        return waiting.count();
    }

    Found find(CallFilter filter, Optional<String> before, int limit, Duration within) {
        Found stored = archive.map(calls -> calls.find(filter, before, limit, within))
                .orElse(new Found(List.of(), Optional.empty()));
        return before.isPresent() ? stored : waiting.into(stored, filter, limit, this::stored, this::storedRecordings);
    }

    /** Hands over every call that fits: those of which the disk tells more first, then the others, newest first. */
    void each(CallFilter filter, Consumer<CallSummary> reader) {
        Set<String> looked = waiting.looked(filter);
        Found none = new Found(List.of(), Optional.empty());
        waiting.into(none, filter, Integer.MAX_VALUE, this::stored, this::storedRecordings)
                .calls()
                .forEach(reader);
        Optional<String> before = Optional.empty();
        boolean isMore = archive.isPresent();
        while (isMore) {
            List<CallSummary> page =
                    archive.orElseThrow().find(filter, before, PAGE, WITHIN).calls();
            page.stream().filter(call -> !looked.contains(call.call())).forEach(reader);
            isMore = page.size() == PAGE;
            before = page.isEmpty() ? before : Optional.of(page.getLast().call());
        }
    }

    /** @return up to {@code limit} ids that begin so */
    List<String> idsThatBegin(String prefix, int limit) {
        TreeSet<String> ids = new TreeSet<>(waiting.idsThatBegin(prefix));
        archive.ifPresent(calls -> ids.addAll(calls.idsThatBegin(prefix, limit)));
        return ids.stream().limit(limit).toList();
    }

    Optional<CallDetail> call(String id) {
        Optional<CallDetail> known = waiting.call(id, stored(id));
        boolean isOpen =
                known.filter(call -> call.summary().status() == CallStatus.OPEN).isPresent();
        // The steps of a call that goes on are in the journal alone.
        return isOpen ? WaitingCalls.open(folder, id, known) : known;
    }

    /** @return the recordings of a call, in order of time */
    List<RecordedTalk> recordings(String call) {
        return waiting.recordings(call, storedRecordings(call));
    }

    private Optional<CallDetail> stored(String call) {
        return archive.flatMap(calls -> calls.call(call));
    }

    private List<RecordedTalk> storedRecordings(String call) {
        return recordings.map(all -> all.ofCall(call)).orElse(List.of());
    }

    /** @return where it is put on record who listens; empty while the database is away */
    Optional<RecordingArchive> recordingArchive() {
        return recordings;
    }

    /** What supervisors did with a call; nothing while the database is away. */
    List<Supervision> supervisions(String id) {
        return database.map(there -> new SqlSupervisionBook(there.jdbi()).ofCall(id))
                .orElse(List.of());
    }

    @Override
    public void close() {
        database.ifPresent(Database::close);
    }
}
