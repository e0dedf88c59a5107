package org.ivrengine.selfservice.sql;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A result as JSON, to be remembered. */
final class ResultText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResultText() {}

    static String write(Result result) {
        ObjectNode node = NODES.objectNode().put("outcome", result.outcome());
        result.output().ifPresent(output -> node.set("output", node(output)));
        result.facts().account().ifPresent(account -> node.put("account", account));
        result.facts()
                .changes()
                .forEach(change -> node.withArray("changes")
                        .addArray()
                        .add(change.what())
                        .add(change.from())
                        .add(change.to()));
        return JSON.writeValueAsString(node);
    }

    static Result read(String text) {
        JsonNode node = JSON.readTree(text);
        List<Change> changes = new ArrayList<>();
        for (JsonNode change : node.path("changes")) {
            changes.add(new Change(
                    change.path(0).asString(),
                    change.path(1).asString(),
                    change.path(2).asString()));
        }
        return new Result(
                node.path("outcome").asString(),
                node.has("output") ? Optional.of(value(node.path("output"))) : Optional.empty(),
                new Facts(
                        node.has("account") ? Optional.of(node.path("account").asString()) : Optional.empty(),
                        changes));
    }

    private static ObjectNode node(Value value) {
        ObjectNode node = NODES.objectNode();
        return switch (value) {
            case Value.Text(String text) -> node.put("text", text);
            case Value.Whole(long number) -> node.put("number", number);
            case Value.Flag(boolean isTrue) -> node.put("flag", isTrue);
            case Value.Money(long minorUnits, String currency) ->
                node.put("money", minorUnits).put("currency", currency);
            case Value.Date(LocalDate date) -> node.put("date", date.toString());
            case Value.Time(LocalTime time) -> node.put("time", time.toString());
            case Value.Fields(Map<String, Value> values) -> {
                ObjectNode fields = node.putObject("fields");
                values.forEach((name, field) -> fields.set(name, node(field)));
                yield node;
            }
        };
    }

    private static Value value(JsonNode node) {
        if (node.has("text")) {
            return new Value.Text(node.path("text").asString());
        }
        if (node.has("number")) {
            return new Value.Whole(node.path("number").asLong());
        }
        if (node.has("flag")) {
            return new Value.Flag(node.path("flag").asBoolean());
        }
        if (node.has("money")) {
            return new Value.Money(
                    node.path("money").asLong(), node.path("currency").asString());
        }
        if (node.has("date")) {
            return new Value.Date(LocalDate.parse(node.path("date").asString()));
        }
        if (node.has("time")) {
            return new Value.Time(LocalTime.parse(node.path("time").asString()));
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        node.path("fields").properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return new Value.Fields(fields);
    }
}
