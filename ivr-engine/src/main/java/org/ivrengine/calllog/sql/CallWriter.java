package org.ivrengine.calllog.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.sql.figures.FigureWriter;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.ivrengine.calllog.sql.keys.FactDays;

/**
 * Writes entries as rows: a call when it begins, everything else of it when it ends. Entries that are written again change
 * nothing. Belongs to one thread.
 */
final class CallWriter {

    private static final String OPEN = "OPEN";

    private final CallNumbers numbers = new CallNumbers();
    private final CallParts parts = new CallParts();
    private final FigureWriter figures;

    CallWriter(FigureWriter figures) {
        this.figures = figures;
    }

    /** A call that is in the table. */
    private record Known(long key, boolean isOpen) {}

    void write(Connection connection, List<JournalEntry> entries) throws SQLException {
        Map<String, JournalEntry.Started> started = new LinkedHashMap<>();
        Map<String, CallRecord> ended = new LinkedHashMap<>();
        Map<String, ContactVisit> contacts = new LinkedHashMap<>();
        Map<List<Object>, OfferRecord> offers = new LinkedHashMap<>();
        Map<List<Object>, JournalEntry.Span> spans = new LinkedHashMap<>();
        Map<String, RecordedTalk> recordings = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            switch (entry) {
                case JournalEntry.Started begun -> started.putIfAbsent(begun.call(), begun);
                case JournalEntry.Ended over -> ended.putIfAbsent(over.call(), over.record());
                case JournalEntry.Contact contact ->
                    contacts.put(contact.visit().contact().id(), contact.visit());
                case JournalEntry.Offer offer ->
                    offers.put(List.of(offer.offer().contact(), offer.offer().offer()), offer.offer());
                case JournalEntry.Span span ->
                    spans.put(List.of(span.span().agent(), span.span().fromMs(), span.state()), span);
                case JournalEntry.Recording recorded ->
                    recordings.put(recorded.recording().id(), recorded.recording());
                // The record with which a call ends has all of these.
                case JournalEntry.Resumed _, JournalEntry.Step _, JournalEntry.Channel _, JournalEntry.Operation _ -> {}
            }
        }
        Set<Long> written = calls(connection, started, ended);
        OfferRows.write(connection, List.copyOf(offers.values()));
        written.addAll(contactsAndSpans(connection, contacts.values(), List.copyOf(spans.values())));
        written.addAll(RecordingRows.write(connection, recordings.values()));
        FactDays.changed(connection, written);
    }

    /**
     * With the figures that sum them up.
     *
     * @return keys of the contacts' calls
     */
    private Set<Long> contactsAndSpans(
            Connection connection, Collection<ContactVisit> contacts, List<JournalEntry.Span> spans)
            throws SQLException {
        if (contacts.isEmpty() && spans.isEmpty()) {
            return Set.of();
        }
        FigureWriter.Rows before =
                new FigureWriter.Rows(ContactRows.stored(connection, contacts), SpanRows.stored(connection, spans));
        Set<Long> written = ContactRows.write(connection, contacts);
        SpanRows.write(connection, spans);
        FigureWriter.Rows after =
                new FigureWriter.Rows(ContactRows.stored(connection, contacts), SpanRows.stored(connection, spans));
        figures.change(connection, before, after);
        return written;
    }

    /** @return keys of those that were not written before */
    private Set<Long> calls(
            Connection connection, Map<String, JournalEntry.Started> started, Map<String, CallRecord> ended)
            throws SQLException {
        Set<Long> written = new HashSet<>();
        Set<String> calls = new LinkedHashSet<>(started.keySet());
        calls.addAll(ended.keySet());
        if (calls.isEmpty()) {
            return written;
        }
        Map<String, Known> known = known(connection, calls);
        started.keySet().removeAll(ended.keySet());
        started.keySet().removeAll(known.keySet());
        written.addAll(begin(connection, started.values()));
        written.addAll(end(connection, ended.values(), known));
        return written;
    }

    void committed() {
        parts.committed();
    }

    void rolledBack() {
        parts.rolledBack();
    }

    private static Map<String, Known> known(Connection connection, Set<String> calls) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        Array ids = connection.createArrayOf(
                "uuid", calls.stream().map(CallIds::uuid).toArray());
        try (PreparedStatement select =
                connection.prepareStatement("select call_id, call_key, ending from calls where call_id = any(?)")) {
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            CallIds.text(rows.getObject(1, UUID.class)),
                            new Known(rows.getLong(2), rows.getString(3).equals(OPEN)));
                }
            }
        }
        return known;
    }

    private Set<Long> begin(Connection connection, Iterable<JournalEntry.Started> started) throws SQLException {
        Set<Long> begun = new HashSet<>();
        try (CallRows rows = CallRows.insert(connection)) {
            for (JournalEntry.Started call : started) {
                long key = CallKeys.key(call.at(), numbers.next(connection));
                rows.add(key, call);
                begun.add(key);
            }
        }
        return begun;
    }

    private Set<Long> end(Connection connection, Iterable<CallRecord> ended, Map<String, Known> known)
            throws SQLException {
        Map<Long, CallRecord> byKey = new LinkedHashMap<>();
        try (CallRows inserts = CallRows.insert(connection);
                CallRows updates = CallRows.update(connection)) {
            for (CallRecord record : ended) {
                Known before = known.get(record.call());
                if (before == null) {
                    long key = CallKeys.key(record.startedAt(), numbers.next(connection));
                    inserts.add(key, record);
                    byKey.put(key, record);
                } else if (before.isOpen()) {
                    updates.add(before.key(), record);
                    byKey.put(before.key(), record);
                }
            }
        }
        parts.write(connection, byKey);
        FigureWriter.calls(
                connection, byKey.values().stream().map(CallSummary::of).toList());
        return byKey.keySet();
    }
}
