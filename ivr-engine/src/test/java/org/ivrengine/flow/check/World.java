package org.ivrengine.flow.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;

/** A small world round the flows of tests: two languages, one operation, one of everything else. */
final class World {

    static final Set<String> PROMPTS = Set.of(
            "welcome",
            "open",
            "interrupted",
            "system-down",
            "no-such-flow",
            "one-moment",
            "state-packed",
            "state-shipped");

    static final Surroundings SURROUNDINGS = new Surroundings(
            new Prompts(),
            new Orders(),
            Set.of("general", "recorded"),
            Set.of("recorded"),
            World::requirement,
            Set.of("office"),
            Set.of("front-desk"));

    private World() {}

    private static Optional<RequirementCheck.Wrong> requirement(String queue, String text) {
        return text.startsWith("spanish ")
                ? Optional.empty()
                : Optional.of(new RequirementCheck.Wrong(10, queue + " does not ask for " + text));
    }

    private static final class Prompts implements PromptIds {
        @Override
        public Set<String> languages() {
            return Set.of("en", "es");
        }

        @Override
        public Set<String> ids(String language) {
            if (language.equals("es")) {
                return PROMPTS;
            }
            Set<String> english = new TreeSet<>(PROMPTS);
            english.add("only-english");
            return english;
        }
    }

    private static final class Orders implements Operations {
        @Override
        public Set<String> names() {
            return Set.of("orders.find");
        }

        @Override
        public Optional<OperationSignature> signature(String name) {
            return name.equals("orders.find") ? Optional.of(find()) : Optional.empty();
        }

        private static OperationSignature find() {
            Map<String, OperationSignature.Input> inputs = new LinkedHashMap<>();
            inputs.put("number", new OperationSignature.Input(Plain.DIGITS, true));
            inputs.put("account", new OperationSignature.Input(Plain.NUMBER, false));
            Map<String, ValueType> order = new LinkedHashMap<>();
            order.put("state", new ValueType.OneOf(new LinkedHashSet<>(List.of("packed", "shipped", "lost"))));
            order.put("total", Plain.MONEY);
            order.put("due", Plain.DATE);
            Map<String, Optional<ValueType>> outcomes = new LinkedHashMap<>();
            outcomes.put("found", Optional.of(new ValueType.Fields(order)));
            outcomes.put("not_found", Optional.empty());
            outcomes.put("unavailable", Optional.empty());
            return new OperationSignature("orders.find", inputs, outcomes);
        }

        @Override
        public Result perform(Request request) {
            return new Result("not_found", Optional.empty());
        }
    }
}
