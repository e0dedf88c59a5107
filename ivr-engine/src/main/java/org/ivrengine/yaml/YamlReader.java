package org.ivrengine.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML and keeps the place of everything. Aliases are refused: a file says what it means where it stands. */
public final class YamlReader {

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private static final Pattern NAMED_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private final Faults faults;
    private final YAMLParser parser;
    private final List<String> lines;

    private YamlReader(YAMLParser parser, String text, Faults faults) {
        this.parser = parser;
        this.lines = text.lines().toList();
        this.faults = faults;
    }

    /** @return the document; empty when there is none, and {@code faults} then say why */
    public static Optional<YamlNode> read(String text, Faults faults) {
        if (text.length() > Limits.FILE_CHARACTERS_MAX) {
            faults.add(
                    new Place(1, 1),
                    "the file has " + text.length() + " characters; at most " + Limits.FILE_CHARACTERS_MAX
                            + " are read");
            return Optional.empty();
        }
        int broken = text.indexOf('\uFFFD');
        if (broken >= 0) {
            int lineStart = text.lastIndexOf('\n', broken) + 1;
            int line = 1 + (int) text.substring(0, lineStart).lines().count();
            faults.add(new Place(line, 1 + broken - lineStart), "the file is not UTF-8 text");
            return Optional.empty();
        }
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), new ShortReads(text))) {
            YamlReader reader = new YamlReader(parser, text, faults);
            if (parser.nextToken() == null) {
                faults.add(new Place(1, 1), "the file is empty");
                return Optional.empty();
            }
            YamlNode document = reader.node(0);
            if (parser.nextToken() != null) {
                faults.add(reader.place(), "a second document begins here; one file is one document");
            }
            return Optional.of(document);
        } catch (TooDeep tooDeep) {
            faults.add(tooDeep.place, "nested more than " + Limits.NESTING_MAX + " deep");
            return Optional.empty();
        } catch (JacksonException e) {
            faults.add(whereItBegins(e), "not YAML: " + oneLine(e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private YamlNode node(int depth) {
        Place place = place();
        if (depth > Limits.NESTING_MAX) {
            throw new TooDeep(place);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new YamlNode.Sequence(items, place);
        }
        if (parser.isCurrentAlias()) {
            faults.add(place, "aliases (*name) are not read; write out what it stands for");
        }
        YamlNode.Form form = form(token);
        return new YamlNode.Scalar(
                form == YamlNode.Form.NOTHING ? "" : parser.getString(), form, place, behindQuote(place));
    }

    private static YamlNode.Form form(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> YamlNode.Form.NOTHING;
            case VALUE_NUMBER_INT -> YamlNode.Form.WHOLE_NUMBER;
            case VALUE_NUMBER_FLOAT -> YamlNode.Form.FRACTION;
            case VALUE_TRUE, VALUE_FALSE -> YamlNode.Form.FLAG;
            default -> YamlNode.Form.TEXT;
        };
    }

    private YamlNode.Mapping mapping(Place place, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = place();
            YamlNode.Scalar key =
                    new YamlNode.Scalar(parser.currentName(), YamlNode.Form.TEXT, keyPlace, behindQuote(keyPlace));
            parser.nextToken();
            YamlNode value = node(depth + 1);
            Place before = seen.putIfAbsent(key.text(), key.place());
            if (before == null) {
                entries.add(new YamlNode.Entry(key, value));
            } else {
                faults.add(
                        key.place(),
                        "\"" + key.text() + "\" stands here a second time; first in line " + before.line());
            }
        }
        return new YamlNode.Mapping(entries, place);
    }

    private Place behindQuote(Place place) {
        String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
        char first = place.column() <= line.length() ? line.charAt(place.column() - 1) : ' ';
        return first == '"' || first == '\'' ? new Place(place.line(), place.column() + 1) : place;
    }

    private Place place() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's message names first where the broken thing begins, which is where one looks; its own place is later. */
    private static Place whereItBegins(JacksonException e) {
        Matcher named = NAMED_PLACE.matcher(e.getOriginalMessage());
        return named.find()
                ? new Place(Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2)))
                : place(e.getLocation());
    }

    /** Without the lines that only show where, which our own place says already. */
    private static String oneLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("at ["))
                .collect(Collectors.joining(", "));
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        TooDeep(Place place) {
            super("", null, false, false);
            this.place = place;
        }
    }
}
