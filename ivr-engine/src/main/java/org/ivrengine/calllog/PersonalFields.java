package org.ivrengine.calllog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a journal's line that are about the caller, by their names. */
final class PersonalFields {

    private static final String CALLER = "caller";
    private static final String ACCOUNT = "account";

    /** Of a change: what it was and what it became. */
    private static final Set<String> CHANGED = Set.of("from", "to");

    private PersonalFields() {}

    /** @return callers and accounts, at any depth */
    static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        collect(node, values);
        return values;
    }

    private static void collect(JsonNode node, List<String> values) {
        for (String name : List.of(CALLER, ACCOUNT)) {
            if (node.path(name).isString()) {
                values.add(node.path(name).asString());
            }
        }
        node.forEach(child -> collect(child, values));
    }

    /** Empties them; where figures tell callers apart, the pseudonym stands instead, cut to the room that there is. */
    static void clear(JsonNode node, String pseudonym) {
        if (node instanceof ObjectNode object) {
            boolean isContact = object.has("joinedAtMs");
            for (String name : List.copyOf(object.propertyNames())) {
                if (name.equals(CALLER) && object.path(name).isString()) {
                    object.put(
                            name,
                            isContact ? fitting(pseudonym, object.path(name).asString()) : "");
                } else if (name.equals("callerName") && object.path(name).isString()) {
                    object.put(name, "");
                } else if (name.equals(ACCOUNT)) {
                    // An empty Optional is null in our lines; that needs more room than an account of one digit leaves.
                    if (object.path(name).asString("").length() == 1) {
                        object.put(name, "");
                    } else {
                        object.putNull(name);
                    }
                } else if (object.has("what") && CHANGED.contains(name)) {
                    object.put(name, "");
                }
            }
        }
        node.forEach(child -> clear(child, pseudonym));
    }

    static String fitting(String pseudonym, String instead) {
        return pseudonym.substring(0, Math.min(pseudonym.length(), instead.length()));
    }
}
