package org.ivrengine.selfservice.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.flow.port.Operations.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What the call log shall know of an outcome.
 *
 * @param account whose account the call is about
 */
record FactRule(Optional<Source> account, List<Changed> changes) {

    static final FactRule NONE = new FactRule(Optional.empty(), List.of());

    FactRule {
        changes = List.copyOf(changes);
    }

    /** Where a fact comes from. Never a secret input: the reader of the file sees to that. */
    sealed interface Source {
        record OfRequest(Term term) implements Source {}

        record OfAnswer(JsonPointer pointer) implements Source {}
    }

    /** @param from empty where the old value is not known or not to be told; so is {@code to} */
    record Changed(String what, Optional<Source> from, Optional<Source> to) {}

    boolean needsJson() {
        return account.orElse(null) instanceof Source.OfAnswer
                || changes.stream()
                        .anyMatch(change -> change.from().orElse(null) instanceof Source.OfAnswer
                                || change.to().orElse(null) instanceof Source.OfAnswer);
    }

    /** What is missing is left out: the operation has succeeded all the same. */
    Facts facts(Request request, @Nullable JsonNode answer) throws Unanswered {
        List<Change> made = new ArrayList<>();
        for (Changed change : changes) {
            made.add(new Change(
                    change.what(), text(change.from(), request, answer), text(change.to(), request, answer)));
        }
        String whose = text(account, request, answer);
        return new Facts(whose.isEmpty() ? Optional.empty() : Optional.of(whose), made);
    }

    private static String text(Optional<Source> source, Request request, @Nullable JsonNode answer) throws Unanswered {
        return switch (source.orElse(null)) {
            case null -> "";
            case Source.OfRequest(Term term) -> term.text(request).orElse("");
            case Source.OfAnswer(JsonPointer pointer) -> {
                String found = answer == null ? "" : answer.at(pointer).asString("");
                yield found.length() <= Limits.TEXT_CHARACTERS_MAX
                        ? found
                        : found.substring(0, Limits.TEXT_CHARACTERS_MAX);
            }
        };
    }
}
