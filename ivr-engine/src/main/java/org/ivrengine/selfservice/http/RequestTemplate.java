package org.ivrengine.selfservice.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation's request. Inputs are put in where they cannot be taken for anything else: percent-encoded in addresses,
 * as values of the tree in JSON, and not at all when a header or a path cannot carry them.
 *
 * @param path appended to the system's address
 * @param idempotencyHeader header for the key that is the same when a change is asked for again; empty: none
 */
record RequestTemplate(
        Method method,
        List<Term> path,
        Map<String, Term> query,
        Map<String, Term> headers,
        Optional<JsonTemplate> body,
        Optional<String> idempotencyHeader) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    RequestTemplate {
        path = List.copyOf(path);
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** RFC 9110, 9.2.1: asks and changes nothing. */
        boolean isSafe() {
            return this == GET;
        }
    }

    HttpRequest.Builder fill(RemoteSystem system, Request request) throws Unanswered {
        HttpRequest.Builder http = HttpRequest.newBuilder(address(system, request));
        http.setHeader("Accept", "application/json");
        system.headers().forEach(http::setHeader);
        for (Map.Entry<String, Term> header : headers.entrySet()) {
            Optional<String> text = header.getValue().text(request);
            if (text.isPresent()) {
                http.setHeader(header.getKey(), carriable(header.getKey(), text.get()));
            }
        }
        idempotencyHeader.ifPresent(name -> http.setHeader(name, request.idempotencyKey()));
        Optional<JsonNode> json = body.isPresent() ? body.get().fill(request) : Optional.empty();
        if (json.isPresent()) {
            http.setHeader("Content-Type", "application/json");
        }
        http.method(
                method.name(),
                json.map(node -> HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(node)))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        system.authentication().addTo(http);
        return http;
    }

    private static String carriable(String header, String text) throws Unanswered {
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw Unanswered.ours("an input has characters that the header " + header + " cannot carry");
        }
        return text;
    }

    private URI address(RemoteSystem system, Request request) throws Unanswered {
        StringBuilder address = new StringBuilder(system.base().toString());
        for (Term term : path) {
            String text = term.text(request)
                    .filter(given -> !given.isEmpty())
                    .orElseThrow(() -> Unanswered.ours("an input that the path needs is empty"));
            address.append(term instanceof Term.Fixed ? text : encoded(text));
        }
        refuseDots(address.substring(system.base().toString().length()));
        String separator = "?";
        for (Map.Entry<String, Term> parameter : query.entrySet()) {
            Optional<String> text = parameter.getValue().text(request);
            if (text.isPresent()) {
                address.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(text.get()));
                separator = "&";
            }
        }
        try {
            return new URI(address.toString());
        } catch (URISyntaxException notOne) {
            throw Unanswered.ours("the path is none that can be asked for");
        }
    }

    /** Dots need no encoding, and two of them would climb out of the path that the file allows. */
    private static void refuseDots(String path) throws Unanswered {
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw Unanswered.ours("an input would lead out of the path");
            }
        }
    }

    /** RFC 3986: everything but letters, digits and a few signs as octets. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
