package org.ivrengine.yaml;

import java.util.List;

/** A YAML document as it stands in its file. */
public sealed interface YamlNode {

    Place place();

    /** In the reader's words, for faults. */
    String what();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param form what YAML takes it for; everything in quotes is text
     * @param textPlace of its first character, behind the quote if there is one
     */
    record Scalar(String text, Form form, Place place, Place textPlace) implements YamlNode {
        /** Nothing was written, or {@code null}. */
        public boolean isNull() {
            return form == Form.NOTHING;
        }

        @Override
        public String what() {
            return isNull() ? "nothing" : "\"" + text + "\"";
        }
    }

    /** What a single value is to YAML. */
    enum Form {
        NOTHING,
        TEXT,
        WHOLE_NUMBER,
        FRACTION,
        FLAG
    }

    record Mapping(List<Entry> entries, Place place) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String what() {
            return "a mapping";
        }
    }

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    /** One line of a mapping. */
    record Entry(Scalar key, YamlNode value) {}
}
