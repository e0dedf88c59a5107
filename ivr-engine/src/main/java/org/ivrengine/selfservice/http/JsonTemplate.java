package org.ivrengine.selfservice.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON body with places for inputs. Inputs become values of the tree, so nothing that they hold can change its shape. */
sealed interface JsonTemplate {

    JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The same in every request. */
    record Fixed(JsonNode node) implements JsonTemplate {}

    record Place(Term term) implements JsonTemplate {}

    record ObjectOf(Map<String, JsonTemplate> members) implements JsonTemplate {
        public ObjectOf {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record ArrayOf(List<JsonTemplate> items) implements JsonTemplate {
        public ArrayOf {
            items = List.copyOf(items);
        }
    }

    /** @return empty for the place of an input that is not given; a member of that kind is left out */
    default Optional<JsonNode> fill(Request request) throws Unanswered {
        return switch (this) {
            case Fixed(JsonNode node) -> Optional.of(node);
            case Place(Term term) -> value(term, request);
            case ObjectOf(Map<String, JsonTemplate> members) -> {
                ObjectNode object = NODES.objectNode();
                for (Map.Entry<String, JsonTemplate> member : members.entrySet()) {
                    member.getValue().fill(request).ifPresent(node -> object.set(member.getKey(), node));
                }
                yield Optional.of(object);
            }
            case ArrayOf(List<JsonTemplate> items) -> {
                ArrayNode array = NODES.arrayNode();
                for (JsonTemplate item : items) {
                    item.fill(request).ifPresent(array::add);
                }
                yield Optional.of(array);
            }
        };
    }

    private static Optional<JsonNode> value(Term term, Request request) throws Unanswered {
        Optional<String> text = term.text(request);
        if (term instanceof Term.Input(String name)) {
            Value value = request.inputs().get(name);
            if (value instanceof Value.Whole(long number)) {
                return Optional.of(NODES.numberNode(number));
            }
            if (value instanceof Value.Flag(boolean isTrue)) {
                return Optional.of(NODES.booleanNode(isTrue));
            }
        }
        return text.map(NODES::stringNode);
    }
}
