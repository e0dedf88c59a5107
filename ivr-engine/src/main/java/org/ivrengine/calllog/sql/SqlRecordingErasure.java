package org.ivrengine.calllog.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Recordings found by their calls or age, and taken out of the tables once their files are gone. */
public final class SqlRecordingErasure {

    private SqlRecordingErasure() {}

    /** @return files of the recordings of these calls, below the folder of recordings */
    public static List<String> files(Handle handle, Collection<String> calls) {
        return handle.createQuery("select file from recordings where file <> '' and " + SqlPersonalCalls.OF_CALLS)
                .bindArray("calls", UUID.class, ids(calls))
                .mapTo(String.class)
                .list();
    }

    /**
     * Files of recordings that began before that time.
     *
     * @param queue only of this queue; empty: of all but {@code queues}
     * @param held calls whose recordings stay
     */
    public static List<String> files(
            Handle handle, Instant before, String queue, Collection<String> queues, Collection<String> held) {
        return handle.createQuery("select file from recordings where file <> '' and started_at < :before"
                        + (queue.isEmpty() ? " and not (queue = any(:queues))" : " and queue = any(:queues)")
                        + " and call_key not in (select call_key from calls where call_id = any(:held))")
                .bind("before", before)
                .bindArray("queues", String.class, queue.isEmpty() ? List.copyOf(queues) : List.of(queue))
                .bindArray("held", UUID.class, ids(held))
                .mapTo(String.class)
                .list();
    }

    /** @return whether audio of one of these calls is still on its way to its file */
    public static boolean isRunning(Handle handle, Collection<String> calls) {
        return handle.createQuery("select count(*) from recordings where state = 'RUNNING' and "
                                + SqlPersonalCalls.OF_CALLS)
                        .bindArray("calls", UUID.class, ids(calls))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Takes recordings of these files out. @return recordings */
    public static long remove(Handle handle, Collection<String> files) {
        List<String> names = List.copyOf(files);
        if (names.isEmpty()) {
            return 0;
        }
        // Who listened stays on record.
        handle.createUpdate("delete from recording_mutes where recording in"
                        + " (select recording from recordings where file = any(:files))")
                .bindArray("files", String.class, names)
                .execute();
        return handle.createUpdate("delete from recordings where file = any(:files)")
                .bindArray("files", String.class, names)
                .execute();
    }

    private static List<UUID> ids(Collection<String> calls) {
        return calls.stream().map(CallIds::uuid).toList();
    }
}
