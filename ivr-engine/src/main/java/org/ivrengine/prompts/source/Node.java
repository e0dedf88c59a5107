package org.ivrengine.prompts.source;

import java.util.List;

/** A piece of a YAML document that knows where it stands. */
public sealed interface Node {

    Place place();

    /** A scalar, as it was written; {@code null} and nothing at all are empty text. */
    record Text(String value, Place place) implements Node {}

    /** A list. */
    record Listing(List<Node> items, Place place) implements Node {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** Keys and values, in the order of the file. A key stands once. */
    record Mapping(List<Entry> entries, Place place) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One key of a mapping.
     *
     * @param place of the key
     */
    record Entry(String key, Node value, Place place) {}

    /** @return what a reader would call it */
    default String kind() {
        return switch (this) {
            case Text text -> "\"" + text.value() + "\"";
            case Listing listing -> "a list";
            case Mapping mapping -> "a mapping";
        };
    }
}
