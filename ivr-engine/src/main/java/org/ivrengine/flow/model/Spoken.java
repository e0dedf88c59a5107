package org.ivrengine.flow.model;

import java.util.List;
import org.ivrengine.yaml.Place;

/** One item of what is said. */
public sealed interface Spoken {

    Place place();

    /** A recorded text. */
    record Prompt(String id, Place place) implements Spoken {}

    /** A recorded text whose id contains values of variables: {@code order-state-{order.state}}. */
    record ChosenPrompt(List<Part> parts, Place place) implements Spoken {
        public ChosenPrompt {
            parts = List.copyOf(parts);
        }
    }

    /** A value, spoken in the caller's language. */
    record SpokenValue(Style style, Operand operand) implements Spoken {
        @Override
        public Place place() {
            return operand.place();
        }
    }

    /** A piece of a prompt's id. */
    sealed interface Part {
        record Fixed(String text) implements Part {}

        record Inserted(Operand.Variable variable) implements Part {}
    }

    /** How a value is spoken; the names are those of the flow language. */
    enum Style {
        /** One by one. */
        DIGITS,
        /** As one counts. */
        NUMBER,
        MONEY,
        DATE,
        TIME
    }
}
