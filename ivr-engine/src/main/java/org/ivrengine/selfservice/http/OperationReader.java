package org.ivrengine.selfservice.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.selfservice.http.InputReader.Inputs;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;

/** Reads one of the {@code operations}. */
final class OperationReader {

    /** The header that most interfaces know; draft-ietf-httpapi-idempotency-key-header. */
    private static final String IDEMPOTENCY_HEADER = "Idempotency-Key";

    private final Map<String, RemoteSystem> systems;
    private final Faults faults;
    private final Scalars scalars;

    OperationReader(Map<String, RemoteSystem> systems, Faults faults, Scalars scalars) {
        this.systems = systems;
        this.faults = faults;
        this.scalars = scalars;
    }

    Optional<RemoteOperation> read(YamlNode.Entry entry) {
        Optional<String> name = scalars.name(entry.key(), "the name of an operation", "parcels.track");
        Optional<Entries> operation =
                Entries.of(entry.value(), "operation \"" + entry.key().text() + "\"", faults);
        return operation.flatMap(entries -> {
            Optional<RemoteSystem> system =
                    entries.required("system", "system: shop").flatMap(this::system);
            Inputs inputs = new InputReader(faults, scalars).read(entries);
            RequestReader requests = new RequestReader(inputs, faults, scalars);
            Optional<String> idempotencyHeader = idempotencyHeader(entries);
            Optional<RequestTemplate> request = entries.required("request", "request: {get: \"/orders/{number}\"}")
                    .flatMap(node -> requests.read(node, idempotencyHeader));
            boolean isIdempotent =
                    entries.optional("idempotent").flatMap(scalars::flag).orElse(false);
            boolean isRepeatable = isIdempotent
                    || request.map(found -> found.method().isSafe()).orElse(true);
            int retries = retries(entries, isRepeatable);
            Optional<RemoteOperation.Cache> cache = cache(entries, request, inputs);
            AnswerRuleReader answers = new AnswerRuleReader(inputs, faults, scalars);
            List<AnswerRule> rules = entries.required("answers", "answers: [{status: 200, outcome: found}]")
                    .map(answers::read)
                    .orElse(List.of());
            Duration within = entries.optional("timeout")
                    .flatMap(node -> scalars.duration(node, Limits.WITHIN_MAX.toMillis()))
                    .map(Duration::ofMillis)
                    .orElse(Limits.WITHIN_DEFAULT);
            entries.refuseRest();
            if (request.isPresent() && !requests.namesUnknown()) {
                refuseUnsent(entries, inputs, requests.sent());
            }
            return name.flatMap(known -> system.flatMap(found -> request.map(template -> new RemoteOperation(
                    new OperationSignature(known, inputs.byName(), answers.outcomes()),
                    found,
                    template,
                    within,
                    retries,
                    cache,
                    rules))));
        });
    }

    private Optional<RemoteSystem> system(YamlNode node) {
        return scalars.scalar(node, "the name of a system").flatMap(scalar -> {
            Optional<RemoteSystem> system = Optional.ofNullable(systems.get(scalar.text()));
            if (system.isEmpty()) {
                faults.add(
                        node.place(),
                        "there is no system \"" + scalar.text() + "\""
                                + Suggestion.among(scalar.text(), systems.keySet()));
            }
            return system;
        });
    }

    private Optional<String> idempotencyHeader(Entries entries) {
        return entries.optional("idempotency_header")
                .flatMap(node -> scalars.scalar(node, "a header's name"))
                .flatMap(node -> Headers.name(node, faults, scalars))
                .or(() -> Optional.of(IDEMPOTENCY_HEADER));
    }

    private int retries(Entries entries, boolean isRepeatable) {
        Optional<YamlNode> node = entries.optional("retries");
        int retries = node.flatMap(found -> scalars.number(found, 0, Limits.RETRIES_MAX, "a number of repetitions"))
                .orElse(0);
        if (retries > 0 && !isRepeatable) {
            node.ifPresent(found -> faults.add(
                    found.place(),
                    "a change that is asked for twice may be made twice; right would be no retries, or \"idempotent:"
                            + " true\" if the system makes it once for the same Idempotency-Key"));
        }
        return retries;
    }

    private Optional<RemoteOperation.Cache> cache(Entries entries, Optional<RequestTemplate> request, Inputs inputs) {
        Optional<YamlNode> node = entries.optional("cache");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (request.isPresent() && !request.get().method().isSafe()) {
            faults.add(node.get().place(), "only answers to GET are kept; a change must reach the system every time");
        }
        if (!inputs.secrets().isEmpty()) {
            faults.add(
                    node.get().place(),
                    "answers to secret inputs are not kept: " + String.join(", ", inputs.secrets())
                            + "; leave out \"cache\"");
        }
        return Entries.of(node.get(), "\"cache\"", faults).flatMap(cache -> {
            Optional<Long> keptForMs = cache.required("for", "for: 30s")
                    .flatMap(found -> scalars.duration(found, Limits.CACHE_MAX.toMillis()));
            int entriesMax = cache.optional("entries_max")
                    .flatMap(found -> scalars.number(found, 1, Limits.CACHE_ENTRIES_MAX, "a number of answers"))
                    .orElse(Limits.CACHE_ENTRIES_DEFAULT);
            cache.refuseRest();
            return keptForMs.map(ms -> new RemoteOperation.Cache(Duration.ofMillis(ms), entriesMax));
        });
    }

    private void refuseUnsent(Entries entries, Inputs inputs, Set<String> sent) {
        for (String name : inputs.byName().keySet()) {
            if (!sent.contains(name)) {
                faults.add(
                        entries.place(),
                        "input \"" + name + "\" is sent nowhere; put $" + name + " into the request or leave it out");
            }
        }
    }
}
