package org.ivrengine.calllog;

import java.util.List;
import java.util.Optional;

/** Where a journal is carried to. Used by one thread. */
public interface CallStore {

    /**
     * Up to where this journal has been carried.
     *
     * @return empty when nothing of it has
     * @throws StoreAwayException when it cannot be asked now
     */
    Optional<JournalPosition> position(String journal);

    /**
     * Stores a batch and its end as the journal's position, both or nothing.
     *
     * @throws StoreAwayException when it cannot be stored now; whether it was, {@link #position} tells
     * @throws StoreRefusedException when something in it can never be stored
     */
    void store(Batch batch);

    /**
     * Entries in the journal's order.
     *
     * @param from position that is expected; another one means that somebody else has carried the journal meanwhile
     * @param to position afterwards
     */
    record Batch(String journal, Optional<JournalPosition> from, JournalPosition to, List<JournalEntry> entries) {
        public Batch {
            entries = List.copyOf(entries);
        }
    }

    /** The store cannot be reached, or does not work now; later it may. */
    final class StoreAwayException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public StoreAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store will never take this: a value that it has no room for. */
    final class StoreRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public StoreRefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
