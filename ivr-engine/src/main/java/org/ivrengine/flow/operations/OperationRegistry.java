package org.ivrengine.flow.operations;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;

/** Operations by name. Immutable. */
public final class OperationRegistry implements Operations {

    private final Map<String, Entry> entries;

    private record Entry(OperationSignature signature, Function<Request, Result> action) {}

    private OperationRegistry(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** Without any operation. */
    public static OperationRegistry empty() {
        return new OperationRegistry(Map.of());
    }

    /** Operations by their signatures alone, to check flows against; performed, they are unavailable. */
    public static OperationRegistry described(Iterable<OperationSignature> signatures) {
        OperationRegistry described = empty();
        for (OperationSignature signature : signatures) {
            described = described.with(signature, _ -> new Result(UNAVAILABLE, Optional.empty()));
        }
        return described;
    }

    /** This registry with one more operation. */
    public OperationRegistry with(OperationSignature signature, Function<Request, Result> action) {
        Map<String, Entry> more = new TreeMap<>(entries);
        if (more.put(signature.name(), new Entry(signature, action)) != null) {
            throw new IllegalArgumentException("there are two operations " + signature.name());
        }
        return new OperationRegistry(more);
    }

    @Override
    public Set<String> names() {
        return entries.keySet();
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::signature);
    }

    @Override
    public Result perform(Request request) {
        Entry entry = entries.get(request.name());
        if (entry == null) {
            throw new IllegalArgumentException("there is no operation " + request.name());
        }
        Result result = entry.action().apply(request);
        if (!entry.signature().outcomes().containsKey(result.outcome())) {
            throw new IllegalStateException(
                    request.name() + " ended with \"" + result.outcome() + "\", which is not in its signature");
        }
        return result;
    }
}
