package org.ivrengine.selfservice.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.selfservice.http.InputReader.Inputs;
import org.ivrengine.selfservice.http.RequestTemplate.Method;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the {@code request} of one operation, and which of its inputs are sent. */
final class RequestReader {

    private static final String PATH_EXAMPLE = "get: /orders/{number}";
    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");
    private static final Pattern PATH_LITERAL = Pattern.compile("(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+");

    private final Inputs inputs;
    private final Faults faults;
    private final Scalars scalars;
    private final Set<String> sent = new LinkedHashSet<>();
    private boolean namesUnknown;

    RequestReader(Inputs inputs, Faults faults, Scalars scalars) {
        this.inputs = inputs;
        this.faults = faults;
        this.scalars = scalars;
    }

    /** Whether an input was named that there is not: probably another one was meant. */
    boolean namesUnknown() {
        return namesUnknown;
    }

    /** Inputs that stand somewhere in the request. */
    Set<String> sent() {
        return sent;
    }

    Optional<RequestTemplate> read(YamlNode node, Optional<String> idempotencyHeader) {
        return Entries.of(node, "\"request\"", faults).flatMap(entries -> {
            Optional<Method> method = Optional.empty();
            List<Term> path = List.of();
            for (Method candidate : Method.values()) {
                Optional<YamlNode.Entry> line = entries.entry(candidate.name().toLowerCase(Locale.ROOT));
                if (line.isPresent()) {
                    if (method.isPresent()) {
                        faults.add(
                                line.get().key().place(),
                                "a request has one method; it is " + method.get() + " already");
                    }
                    method = Optional.of(candidate);
                    path = path(line.get().value());
                }
            }
            if (method.isEmpty()) {
                faults.add(entries.place(), "\"request\" needs a method with a path, for example: " + PATH_EXAMPLE);
            }
            Map<String, Term> query = terms(entries, "query", false);
            Map<String, Term> headers = terms(entries, "headers", true);
            Optional<JsonTemplate> body = entries.optional("body").flatMap(this::json);
            if (method.equals(Optional.of(Method.GET))) {
                entries.optional("body")
                        .ifPresent(found -> faults.add(found.place(), "GET has no body; use query or post"));
            }
            entries.refuseRest();
            List<Term> pieces = path;
            return method.map(found -> new RequestTemplate(
                    found, pieces, query, headers, body, found.isSafe() ? Optional.empty() : idempotencyHeader));
        });
    }

    private List<Term> path(YamlNode node) {
        Optional<YamlNode.Scalar> scalar = scalars.scalar(node, "a path such as /orders/{number}");
        if (scalar.isEmpty()) {
            return new ArrayList<>();
        }
        String text = scalar.get().text();
        Place place = node.place();
        if (!text.startsWith("/")) {
            faults.add(place, "a path begins with /, for example: " + PATH_EXAMPLE);
        }
        if (text.contains("?") || text.contains("#")) {
            faults.add(place, "what follows ? stands under \"query\", for example: query: {language: $language}");
            return new ArrayList<>();
        }
        List<Term> terms = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            String name = piece.group(1);
            if (name != null) {
                pathInput(name, place).ifPresent(terms::add);
            } else if (PATH_LITERAL.matcher(piece.group()).matches()) {
                terms.add(new Term.Fixed(piece.group()));
            } else {
                faults.add(
                        place,
                        "\"" + piece.group()
                                + "\" cannot stand in a path; inputs stand as {number}, other signs as %20");
            }
        }
        if (List.of(text.split("/", -1)).stream().anyMatch(segment -> segment.equals(".") || segment.equals(".."))) {
            faults.add(place, "a path has no \".\" and no \"..\"");
        }
        return terms;
    }

    private Optional<Term> pathInput(String name, Place place) {
        Optional<Term> term = input(name, place);
        if (term.isPresent() && inputs.secrets().contains(name)) {
            faults.add(place, "\"" + name + "\" is secret, and addresses are logged on their way; send it in the body");
        }
        OperationSignature.Input input = inputs.byName().get(name);
        if (input != null && !input.isRequired()) {
            faults.add(place, "\"" + name + "\" is optional; a path needs all of its parts");
        }
        return term;
    }

    private Optional<Term> input(String name, Place place) {
        if (inputs.byName().containsKey(name)) {
            sent.add(name);
            return Optional.of(new Term.Input(name));
        }
        namesUnknown = true;
        faults.add(
                place,
                "there is no input \"" + name + "\""
                        + Suggestion.among(name, inputs.byName().keySet()));
        return Optional.empty();
    }

    private Map<String, Term> terms(Entries request, String what, boolean areHeaders) {
        Map<String, Term> terms = new LinkedHashMap<>();
        Optional<Entries> entries =
                request.optional(what).flatMap(node -> Entries.of(node, "\"" + what + "\"", faults));
        for (YamlNode.Entry entry : entries.map(Entries::rest).orElse(List.of())) {
            Optional<String> name = areHeaders
                    ? Headers.name(entry.key(), faults, scalars)
                    : Optional.of(entry.key().text());
            Optional<Term> term =
                    scalars.scalar(entry.value(), "a value or $input").flatMap(this::term);
            name.ifPresent(key -> term.ifPresent(value -> terms.put(key, value)));
            if (!areHeaders
                    && term.orElse(null) instanceof Term.Input(String input)
                    && inputs.secrets().contains(input)) {
                faults.add(
                        entry.value().place(),
                        "\"" + input + "\" is secret, and addresses are logged on their way; send it in the body");
            }
        }
        return terms;
    }

    /** {@code $name} is an input, {@code $call.id} our id of the call, {@code $$} a dollar sign. */
    private Optional<Term> term(YamlNode.Scalar scalar) {
        String text = scalar.text();
        if (text.startsWith("$$")) {
            return Optional.of(new Term.Fixed(text.substring(1)));
        }
        if (text.equals("$call.id")) {
            return Optional.of(new Term.CallId());
        }
        return text.startsWith("$") ? input(text.substring(1), scalar.place()) : Optional.of(new Term.Fixed(text));
    }

    private Optional<JsonTemplate> json(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping(List<YamlNode.Entry> entries, var _) -> {
                Map<String, JsonTemplate> members = new LinkedHashMap<>();
                for (YamlNode.Entry entry : entries) {
                    json(entry.value())
                            .ifPresent(value -> members.put(entry.key().text(), value));
                }
                yield Optional.of(new JsonTemplate.ObjectOf(members));
            }
            case YamlNode.Sequence(List<YamlNode> items, var _) ->
                Optional.of(new JsonTemplate.ArrayOf(
                        items.stream().flatMap(item -> json(item).stream()).toList()));
            case YamlNode.Scalar scalar
            when scalar.form() == YamlNode.Form.TEXT ->
                term(scalar)
                        .map(term -> term instanceof Term.Fixed(String text)
                                ? new JsonTemplate.Fixed(JsonNodeFactory.instance.stringNode(text))
                                : new JsonTemplate.Place(term));
            case YamlNode.Scalar scalar -> literal(scalar).map(JsonTemplate.Fixed::new);
        };
    }

    private Optional<JsonNode> literal(YamlNode.Scalar scalar) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (scalar.form()) {
            case NOTHING -> Optional.of(nodes.nullNode());
            case TEXT -> Optional.of(nodes.stringNode(scalar.text()));
            case FLAG -> Optional.of(nodes.booleanNode(Boolean.parseBoolean(scalar.text())));
            case WHOLE_NUMBER, FRACTION -> {
                try {
                    yield Optional.of(nodes.numberNode(new BigDecimal(scalar.text())));
                } catch (NumberFormatException notDecimal) {
                    faults.add(scalar.place(), "\"" + scalar.text() + "\" is no decimal number; in quotes it is text");
                    yield Optional.empty();
                }
            }
        };
    }
}
