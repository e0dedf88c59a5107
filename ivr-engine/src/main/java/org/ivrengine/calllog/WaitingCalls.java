package org.ivrengine.calllog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls of which the journal's files tell more than the store. To be read before the store is searched, so that a call
 * that is carried meanwhile is found twice rather than not at all.
 */
public final class WaitingCalls {

    /** By id, oldest first. */
    private final Map<String, CallDetail> calls;

    /** Contacts of which the store does not know the latest, by call. */
    private final Map<String, List<ContactVisit>> contacts;

    /** By their ids: what the store does not know of recordings. */
    private final Map<String, RecordedTalk> recordings;

    private WaitingCalls(
            Map<String, CallDetail> calls,
            Map<String, List<ContactVisit>> contacts,
            Map<String, RecordedTalk> recordings) {
        this.calls = calls;
        this.contacts = contacts;
        this.recordings = recordings;
    }

    /** @return the id of the journal in a folder; empty when there is none yet */
    public static Optional<String> journal(Path folder) throws IOException {
        return new JournalFolder(folder).idIfAny();
    }

    /** @param from up to where the journal is in the store; empty: nothing of it */
    public static WaitingCalls read(Path folder, Optional<JournalPosition> from) throws IOException {
        JournalFolder files = new JournalFolder(folder);
        Set<String> open = new LinkedHashSet<>();
        Map<String, CallRecord> ended = new LinkedHashMap<>();
        Map<String, List<ContactVisit>> contacts = new LinkedHashMap<>();
        Map<String, RecordedTalk> recordings = new LinkedHashMap<>();
        forEach(new JournalReader(files), from, entry -> {
            switch (entry) {
                case JournalEntry.Ended over -> {
                    open.remove(over.call());
                    ended.putIfAbsent(over.call(), over.record());
                }
                case JournalEntry.Contact contact ->
                    contacts.computeIfAbsent(contact.call(), _ -> new ArrayList<>())
                            .add(contact.visit());
                case JournalEntry.Started _,
                        JournalEntry.Resumed _,
                        JournalEntry.Step _,
                        JournalEntry.Channel _,
                        JournalEntry.Operation _ -> {
                    if (!ended.containsKey(entry.call())) {
                        open.add(entry.call());
                    }
                }
                case JournalEntry.Recording recorded ->
                    recordings.put(recorded.recording().id(), recorded.recording());
                case JournalEntry.Offer _, JournalEntry.Span _ -> {}
            }
        });
        Map<String, CallDetail> calls = new LinkedHashMap<>();
        ended.forEach((id, record) -> calls.put(id, CallDetail.of(record, List.of())));
        if (!open.isEmpty()) {
            OpenCalls fold = new OpenCalls();
            JournalHistory.ofCalls(files, open::contains, fold::apply);
            fold.details().forEach(call -> calls.put(call.summary().call(), call));
        }
        return new WaitingCalls(calls, contacts, recordings);
    }

    private static void forEach(JournalReader reader, Optional<JournalPosition> from, Consumer<JournalEntry> entries)
            throws IOException {
        Optional<JournalPosition> next = from.or(reader::beginning);
        Optional<JournalPosition> end = reader.end();
        while (next.isPresent() && end.isPresent()) {
            Optional<JournalReader.Piece> piece = reader.read(next.get(), end.get());
            piece.ifPresent(read -> read.entries().forEach(entries));
            next = piece.map(JournalReader.Piece::next);
        }
    }

    /**
     * A call that goes on, as far as it has come.
     *
     * @param known what is known of it otherwise
     */
    public static Optional<CallDetail> open(Path folder, String id, Optional<CallDetail> known) {
        OpenCalls fold = new OpenCalls();
        JournalHistory.ofCalls(new JournalFolder(folder), id::equals, fold::apply);
        return fold.details().stream()
                .findFirst()
                .map(call -> call.withEarlier(known.map(CallDetail::contacts).orElse(List.of())))
                .or(() -> known);
    }

    /** @return how many there are */
    public int count() {
        return calls.size();
    }

    /** @return how many contacts the store does not know the latest of */
    public int contacts() {
        return contacts.values().stream()
                .mapToInt(visits -> (int) visits.stream()
                        .map(visit -> visit.contact().id())
                        .distinct()
                        .count())
                .sum();
    }

    /**
     * A call as it is known from both sides.
     *
     * @param stored what the store has of it
     */
    public Optional<CallDetail> call(String id, Optional<CallDetail> stored) {
        Optional<CallDetail> waiting = Optional.ofNullable(calls.get(id));
        List<ContactVisit> before = stored.map(CallDetail::contacts).orElse(List.of());
        Optional<CallDetail> newest =
                waiting.map(call -> call.withEarlier(before)).or(() -> stored);
        return newest.map(call -> call.with(contacts.getOrDefault(id, List.of())));
    }

    /**
     * The recordings of a call as they are known from both sides, in order of time.
     *
     * @param stored what the store has of them
     */
    public List<RecordedTalk> recordings(String call, List<RecordedTalk> stored) {
        Map<String, RecordedTalk> all = new LinkedHashMap<>();
        stored.forEach(recording -> all.put(recording.id(), recording));
        recordings.values().stream()
                .filter(recording -> recording.call().equals(call))
                .forEach(recording -> all.put(recording.id(), recording));
        return all.values().stream()
                .sorted(Comparator.comparingLong(RecordedTalk::startedAtMs))
                .toList();
    }

    /** @return ids that begin with this */
    public List<String> idsThatBegin(String prefix) {
        return calls.keySet().stream().filter(id -> id.startsWith(prefix)).toList();
    }

    /**
     * What a search of the store has found, with these calls in their places.
     *
     * @param found by the same filter
     * @param stored what the store has of a call
     * @param storedRecordings what the store has of a call's recordings
     */
    public CallArchive.Found into(
            CallArchive.Found found,
            CallFilter filter,
            int limit,
            Function<String, Optional<CallDetail>> stored,
            Function<String, List<RecordedTalk>> storedRecordings) {
        Set<String> looked = looked(filter);
        List<CallSummary> all = new ArrayList<>();
        found.calls().stream().filter(call -> !looked.contains(call.call())).forEach(all::add);
        looked.stream()
                .flatMap(id -> known(id, filter, stored).stream())
                .filter(call -> filter.matches(call, recordingsAsked(call, filter, storedRecordings)))
                .map(CallDetail::summary)
                .forEach(all::add);
        all.sort(Comparator.comparing(CallSummary::startedAt).reversed());
        return new CallArchive.Found(all.subList(0, Math.min(limit, all.size())), found.unsearched());
    }

    /** @return calls of which these files say whether they fit, whatever the store finds */
    public Set<String> looked(CallFilter filter) {
        Set<String> looked = new LinkedHashSet<>(calls.keySet());
        if (!filter.contact().isAny()) {
            looked.addAll(contacts.keySet()); // the store may find them by what is no longer so
        }
        if (filter.recorded().isPresent()) {
            recordings.values().forEach(recording -> looked.add(recording.call()));
        }
        return looked;
    }

    private List<RecordedTalk> recordingsAsked(
            CallDetail call, CallFilter filter, Function<String, List<RecordedTalk>> stored) {
        String id = call.summary().call();
        return filter.recorded().isPresent() ? recordings(id, stored.apply(id)) : List.of();
    }

    /** As much of a call as the filter asks for: the store need not be asked unless it is about its contacts or recordings. */
    private Optional<CallDetail> known(String id, CallFilter filter, Function<String, Optional<CallDetail>> stored) {
        return filter.contact().isAny() && filter.recorded().isEmpty()
                ? Optional.ofNullable(calls.get(id))
                : call(id, stored.apply(id));
    }
}
