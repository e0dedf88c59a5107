package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML with positions; a key that is there twice is a fault. Anchors are none of the format. */
final class YamlReader {

    /** Deeper files are no scenarios; reading is recursive. */
    private static final int DEPTH_MAX = 32;

    private final List<String> lines;
    private final YAMLParser parser;
    private final Faults faults;
    private int depth;

    private YamlReader(String text, Faults faults) {
        this.lines = text.lines().toList();
        this.faults = faults;
        parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text);
    }

    /** @return the document; null if it cannot be read, and then there is a fault that says why */
    static @Nullable Yaml read(String text, Faults faults) {
        YamlReader reader = new YamlReader(text, faults);
        try (YAMLParser parser = reader.parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                faults.add(Position.START, "the file is empty");
                return null;
            }
            Yaml document = reader.value(first);
            if (parser.nextToken() != null) {
                faults.add(reader.here(), "a second document begins here; a file has one");
            }
            return document;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            faults.add(
                    at == null
                            ? reader.here()
                            : new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr())),
                    "no YAML: " + e.getOriginalMessage().lines().findFirst().orElse("cannot be read"));
            return null;
        }
    }

    private Yaml value(JsonToken token) {
        Position at = here();
        if (parser.isCurrentAlias()) {
            faults.add(at, "an alias; write out what it stands for");
        }
        if (++depth > DEPTH_MAX) {
            throw new StreamReadException(parser, "nested deeper than " + DEPTH_MAX);
        }
        Yaml value = switch (token) {
            case START_OBJECT -> fields(at);
            case START_ARRAY -> items(at);
            case VALUE_NULL -> new Yaml.Text(at, "", 0);
            default -> new Yaml.Text(at, parser.getString().strip(), quoteAt(at));
        };
        depth--;
        return value;
    }

    private Yaml fields(Position at) {
        Map<String, Yaml.Field> fields = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            Position keyAt = here();
            Yaml.Field field = new Yaml.Field(keyAt, value(parser.nextToken()));
            Yaml.Field first = fields.putIfAbsent(key, field);
            if (first != null) {
                faults.add(
                        keyAt,
                        "\"" + key + "\" is here twice; first in line "
                                + first.keyAt().line());
            }
        }
        return new Yaml.Fields(at, fields);
    }

    private Yaml items(Position at) {
        List<Yaml> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(token));
        }
        return new Yaml.Items(at, values);
    }

    private Position here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private int quoteAt(Position at) {
        if (at.line() > lines.size() || at.column() > lines.get(at.line() - 1).length()) {
            return 0;
        }
        char first = lines.get(at.line() - 1).charAt(at.column() - 1);
        return first == '"' || first == '\'' ? 1 : 0;
    }
}
