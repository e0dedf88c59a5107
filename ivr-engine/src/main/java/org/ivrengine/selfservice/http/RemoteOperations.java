package org.ivrengine.selfservice.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that other systems perform. Whatever such a system does or does not do, the answer is there within the time
 * that the file allows: {@link Operations#UNAVAILABLE} when it is of no use. Safe for use by many threads.
 */
public final class RemoteOperations implements Operations {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteOperations.class);

    private final Map<String, Bound> byName = new TreeMap<>();
    private final Map<String, Backend> backends = new TreeMap<>();

    private record Bound(
            RemoteOperation operation, Backend backend, Optional<Cache<Map<String, Value>, Result>> kept) {}

    /** Where no other system performs any. */
    public static final RemoteOperations NONE = new RemoteOperations();

    private RemoteOperations() {}

    RemoteOperations(Collection<RemoteOperation> operations, HttpClient client, Clock clock) {
        for (RemoteOperation operation : operations) {
            Backend backend = backends.computeIfAbsent(
                    operation.system().name(), _ -> new Backend(operation.system(), client, clock));
            byName.put(
                    operation.signature().name(),
                    new Bound(operation, backend, operation.cache().map(kept -> cache(kept, clock))));
        }
    }

    private static Cache<Map<String, Value>, Result> cache(RemoteOperation.Cache settings, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(settings.entriesMax())
                .expireAfterWrite(settings.keptFor())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** The client that suits this: one for all systems, which keeps their connections open. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Never: a redirect would take our credentials and a caller's data to somebody else.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Limits.WITHIN_MAX)
                .build();
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(bound -> bound.operation().signature());
    }

    /** Systems that are not asked now because too many requests to them have failed. */
    public Set<String> systemsHeldBack() {
        Set<String> open = new TreeSet<>();
        backends.forEach((name, backend) -> {
            if (backend.isOpen()) {
                open.add(name);
            }
        });
        return open;
    }

    @Override
    public Result perform(Request request) {
        Bound bound = byName.get(request.name());
        if (bound == null) {
            throw new IllegalArgumentException("there is no operation " + request.name());
        }
        Optional<Result> known = bound.kept().map(kept -> kept.getIfPresent(request.inputs()));
        if (known.isPresent()) {
            return known.get();
        }
        try {
            Result result = ask(bound, request);
            bound.kept().ifPresent(kept -> kept.put(Map.copyOf(request.inputs()), result));
            return result;
        } catch (Unanswered unanswered) {
            LOG.warn("call {}: {} is unavailable: {}", request.call(), request.name(), unanswered.getMessage());
            return new Result(UNAVAILABLE, Optional.empty());
        }
    }

    private static Result ask(Bound bound, Request request) throws Unanswered {
        RemoteOperation operation = bound.operation();
        HttpRequest http = operation.request().fill(operation.system(), request).build();
        long startNs = System.nanoTime();
        int triesLeft = 1 + operation.retries();
        while (true) {
            Duration left = operation.within().minusNanos(System.nanoTime() - startNs);
            try {
                // Each try has an equal share of what is left, so that one that stalls leaves time for the next.
                return bound.backend()
                        .ask(
                                http,
                                left.dividedBy(triesLeft),
                                (status, body) -> AnswerReader.read(operation.answers(), request, status, body));
            } catch (Unanswered unanswered) {
                triesLeft--;
                if (triesLeft == 0 || !unanswered.mayPass()) {
                    throw unanswered;
                }
                LOG.info("call {}: {} is asked again: {}", request.call(), request.name(), unanswered.getMessage());
                pause();
            }
        }
    }

    private static void pause() throws Unanswered {
        try {
            Thread.sleep(Limits.RETRY_PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Unanswered.ours("interrupted");
        }
    }

    /** For the list of what there is. */
    List<RemoteOperation> operations() {
        List<RemoteOperation> all = new ArrayList<>();
        byName.values().forEach(bound -> all.add(bound.operation()));
        return all;
    }
}
