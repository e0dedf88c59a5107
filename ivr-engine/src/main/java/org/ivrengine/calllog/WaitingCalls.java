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

/**
 * Calls of which the journal's files tell more than the store. To be read before the store is searched, so that a call
 * that is carried meanwhile is found twice rather than not at all.
 */
public final class WaitingCalls {

    /** By id, oldest first. */
    private final Map<String, CallDetail> calls;

    private WaitingCalls(Map<String, CallDetail> calls) {
        this.calls = calls;
    }

    /** @return the id of the journal in a folder; empty when there is none yet */
    public static Optional<String> journal(Path folder) throws IOException {
        return new JournalFolder(folder).idIfAny();
    }

    /** @param from up to where the journal is in the store; empty: nothing of it */
    public static WaitingCalls read(Path folder, Optional<JournalPosition> from) throws IOException {
        JournalFolder files = new JournalFolder(folder);
        JournalReader reader = new JournalReader(files);
        Set<String> open = new LinkedHashSet<>();
        Map<String, CallDetail> ended = new LinkedHashMap<>();
        Optional<JournalPosition> next = from.or(reader::beginning);
        Optional<JournalPosition> end = reader.end();
        while (next.isPresent() && end.isPresent()) {
            Optional<JournalReader.Piece> piece = reader.read(next.get(), end.get());
            for (JournalEntry entry : piece.map(JournalReader.Piece::entries).orElse(List.of())) {
                if (entry instanceof JournalEntry.Ended over) {
                    open.remove(over.call());
                    ended.putIfAbsent(over.call(), CallDetail.of(over.record()));
                } else if (!ended.containsKey(entry.call())) {
                    open.add(entry.call());
                }
            }
            next = piece.map(JournalReader.Piece::next);
        }
        Map<String, CallDetail> calls = new LinkedHashMap<>(ended);
        if (!open.isEmpty()) {
            OpenCalls fold = new OpenCalls();
            JournalHistory.ofCalls(files, open::contains, fold::apply);
            fold.details().forEach(call -> calls.put(call.summary().call(), call));
        }
        return new WaitingCalls(calls);
    }

    /** @return a call as far as it has come; also one of which the store has all there is, while it goes on */
    public static Optional<CallDetail> open(Path folder, String id) {
        OpenCalls fold = new OpenCalls();
        JournalHistory.ofCalls(new JournalFolder(folder), id::equals, fold::apply);
        return fold.details().stream().findFirst();
    }

    /** @return how many there are */
    public int count() {
        return calls.size();
    }

    public Optional<CallDetail> call(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    /** @return ids that begin with this */
    public List<String> idsThatBegin(String prefix) {
        return calls.keySet().stream().filter(id -> id.startsWith(prefix)).toList();
    }

    /**
     * What a search of the store has found, with these calls in their places.
     *
     * @param found by the same filter
     */
    public CallArchive.Found into(CallArchive.Found found, CallFilter filter, int limit) {
        List<CallSummary> all = new ArrayList<>();
        found.calls().stream().filter(call -> !calls.containsKey(call.call())).forEach(all::add);
        calls.values().stream().filter(filter::matches).map(CallDetail::summary).forEach(all::add);
        all.sort(Comparator.comparing(CallSummary::startedAt).reversed());
        return new CallArchive.Found(all.subList(0, Math.min(limit, all.size())), found.unsearched());
    }
}
