package org.ivrengine.flow.model;

import java.util.List;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Place;

/** Where a step takes a value from. */
public sealed interface Operand {

    Place place();

    /** Written in the flow. */
    record Literal(Value value, Place place) implements Operand {}

    /**
     * A variable, or a field of one: {@code $order.state}.
     *
     * @param path the variable's name and then the names of fields
     * @param isOptional written with a question mark at its end: it may be unset, and is left out then
     */
    record Variable(List<String> path, boolean isOptional, Place place) implements Operand {
        public Variable {
            path = List.copyOf(path);
        }

        /** The variable's own name. */
        public String name() {
            return path.getFirst();
        }

        /** As the flow writes it, without the dollar sign. */
        public String text() {
            return String.join(".", path);
        }
    }

    /** The value of an expression, written {@code = tries + 1}. */
    record Computed(Expression expression) implements Operand {
        @Override
        public Place place() {
            return expression.place();
        }
    }
}
