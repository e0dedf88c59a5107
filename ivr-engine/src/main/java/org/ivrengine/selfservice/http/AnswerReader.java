package org.ivrengine.selfservice.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a system's answer means to the flow. */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerReader() {}

    static Result read(List<AnswerRule> rules, Request request, int status, byte[] body) throws Unanswered {
        @Nullable JsonNode json = null;
        for (AnswerRule rule : rules) {
            if (!rule.fits(status)) {
                continue;
            }
            if (rule.needsJson() && json == null) {
                json = parse(body);
            }
            if (json == null || holds(rule.when(), json)) {
                return new Result(
                        rule.outcome(), outputs(rule, json), rule.facts().facts(request, json));
            }
        }
        throw forNoRule(status);
    }

    private static Unanswered forNoRule(int status) {
        String what = "no rule fits the answer " + status;
        return switch (status) {
            case 502, 503, 504 -> Unanswered.passing(what);
            case 429 -> Unanswered.theirs(what);
            default -> status >= 500 ? Unanswered.theirs(what) : Unanswered.ours(what);
        };
    }

    private static JsonNode parse(byte[] body) throws Unanswered {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw Unanswered.theirs("the answer is not JSON");
        }
    }

    private static boolean holds(Map<JsonPointer, AnswerRule.Condition> when, JsonNode json) {
        return when.entrySet().stream().allMatch(entry -> {
            JsonNode found = json.at(entry.getKey());
            if (found.isMissingNode() || found.isNull()) {
                return entry.getValue().acceptsNothing();
            }
            return found.isValueNode() && entry.getValue().texts().contains(found.asString());
        });
    }

    private static Optional<Value> outputs(AnswerRule rule, @Nullable JsonNode json) throws Unanswered {
        if (rule.gives().isEmpty() || json == null) {
            return Optional.empty();
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Reading> output : rule.gives().entrySet()) {
            values.put(output.getKey(), ReadingValue.of(output.getValue(), json));
        }
        return Optional.of(new Value.Fields(values));
    }
}
