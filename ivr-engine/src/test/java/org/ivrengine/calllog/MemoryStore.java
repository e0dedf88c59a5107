package org.ivrengine.calllog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails when it is told to. */
final class MemoryStore implements CallStore {

    /** A fault before anything is stored. */
    volatile Supplier<@Nullable RuntimeException> fault = () -> null;

    /** A fault after all was stored: the answer is lost. */
    volatile Supplier<@Nullable RuntimeException> lateFault = () -> null;

    /** Calls whose end is never taken. */
    volatile List<String> refused = List.of();

    private final Map<String, JournalPosition> positions = new LinkedHashMap<>();
    private final Map<String, CallRecord> records = new LinkedHashMap<>();

    synchronized List<CallRecord> records() {
        return List.copyOf(records.values());
    }

    synchronized void clear() {
        positions.clear();
        records.clear();
    }

    @Override
    public synchronized Optional<JournalPosition> position(String journal) {
        failWith(fault);
        return Optional.ofNullable(positions.get(journal));
    }

    @Override
    public synchronized void store(Batch batch) {
        failWith(fault);
        if (!batch.from().equals(Optional.ofNullable(positions.get(batch.journal())))) {
            throw new StoreAwayException("somebody else", new SQLException("somebody else"));
        }
        List<CallRecord> ended = new ArrayList<>();
        for (JournalEntry entry : batch.entries()) {
            if (entry instanceof JournalEntry.Ended over) {
                if (refused.contains(over.call())) {
                    throw new StoreRefusedException("too long", new SQLException("too long", "22001"));
                }
                ended.add(over.record());
            }
        }
        ended.forEach(record -> records.putIfAbsent(record.call(), record));
        positions.put(batch.journal(), batch.to());
        failWith(lateFault);
    }

    private static void failWith(Supplier<@Nullable RuntimeException> fault) {
        RuntimeException thrown = fault.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
