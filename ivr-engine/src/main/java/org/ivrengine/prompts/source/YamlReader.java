package org.ivrengine.prompts.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads one YAML document into nodes with places. */
public final class YamlReader {

    /** No file of ours is nested deeper; a document that is would only exhaust the stack. */
    private static final int DEPTH_MAX = 20;

    private static final Pattern NAMED_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final Faults faults;
    private final JsonParser parser;

    private YamlReader(String file, Faults faults, JsonParser parser) {
        this.file = file;
        this.faults = faults;
        this.parser = parser;
    }

    /**
     * @param file name for the faults
     * @return empty when the text is no YAML, which is then among the faults
     */
    public static Optional<Node> read(String file, String text, Faults faults) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            YamlReader reader = new YamlReader(file, faults, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                faults.add(Place.whole(file), "the file is empty");
                return Optional.empty();
            }
            return Optional.of(reader.node(first, 0));
        } catch (JacksonException e) {
            faults.add(whereItBegins(file, e), "not YAML: " + whatIsWrong(e.getOriginalMessage()));
            return Optional.empty();
        } catch (DepthExceeded e) {
            faults.add(e.place, "nested deeper than " + DEPTH_MAX + " levels");
            return Optional.empty();
        }
    }

    private Node node(JsonToken token, int depth) {
        Place place = here();
        if (depth > DEPTH_MAX) {
            throw new DepthExceeded(place);
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> listing(place, depth);
            case VALUE_NULL -> new Node.Text("", place);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_EMBEDDED_OBJECT ->
                new Node.Text(parser.getString(), place);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
                throw new IllegalStateException("unexpected " + token + " at " + place);
        };
    }

    private Node mapping(Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Place at = here();
            Node value = node(parser.nextToken(), depth + 1);
            if (keys.add(key)) {
                entries.add(new Node.Entry(key, value, at));
            } else {
                faults.add(at, "\"" + key + "\" stands here twice; a key stands once");
            }
        }
        return new Node.Mapping(entries, place);
    }

    private Node listing(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Node.Listing(items, place);
    }

    private Place here() {
        return place(file, parser.currentTokenLocation());
    }

    private static Place place(String file, TokenStreamLocation location) {
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's message names first where the broken thing begins, which is where one looks; its own place is later. */
    private static Place whereItBegins(String file, JacksonException e) {
        Matcher named = NAMED_PLACE.matcher(e.getOriginalMessage());
        return named.find()
                ? new Place(file, Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2)))
                : place(file, e.getLocation());
    }

    /** The message without the excerpts from the file, which are indented. */
    private static String whatIsWrong(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static final class DepthExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        DepthExceeded(Place place) {
            super(null, null, false, false);
            this.place = place;
        }
    }
}
