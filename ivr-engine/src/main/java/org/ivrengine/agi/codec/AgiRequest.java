package org.ivrengine.agi.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Asterisk says of a call when it hands it over: the {@code agi_…} lines.
 *
 * @param environment names without {@code agi_} and their values
 */
public record AgiRequest(Map<String, String> environment) {

    public AgiRequest {
        environment = Map.copyOf(environment);
    }

    /** @return the value of {@code agi_<name>}; empty text where Asterisk sent none or {@code unknown} */
    public String value(String name) {
        String value = environment.getOrDefault(name, "");
        return value.equals("unknown") ? "" : value;
    }

    /** @return the path behind {@code agi://host/}, without the query */
    public String script() {
        String script = value("network_script");
        int query = script.indexOf('?');
        return query < 0 ? script : script.substring(0, query);
    }

    /** @return a parameter of the query behind {@code agi://host/script?}; empty where there is none or it is empty */
    public Optional<String> parameter(String name) {
        String script = value("network_script");
        int query = script.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : script.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** @return Asterisk's id of the channel, unique per server only */
    public String channelId() {
        return value("uniqueid");
    }

    private static String decoded(String text) {
        try {
            // A telephone number begins with "+", which is no blank here.
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
