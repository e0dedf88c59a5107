package org.ivrengine.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A SIP request or response as text: as much of RFC 3261 as telephones in a test need. */
record SipMessage(String startLine, List<Map.Entry<String, String>> headers, String body) {

    static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon).strip(),
                    lines[i].substring(colon + 1).strip()));
        }
        return new SipMessage(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }

    /** Headers as {@code name, value, name, value, ...}. */
    static SipMessage of(String startLine, String body, String... namesAndValues) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new SipMessage(startLine, headers, body);
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    /** Of a response. */
    int status() {
        return Integer.parseInt(startLine.split(" ", -1)[1]);
    }

    /** Of a request; of a response the one that it answers. */
    String method() {
        return isResponse() ? header("CSeq").split(" ", -1)[1] : startLine.split(" ", -1)[0];
    }

    /** The first of that name; empty if there is none. */
    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The tag of a From or To header's value; empty if it has none. */
    static String tag(String value) {
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5).split(";", -1)[0];
    }

    /** The address of a Contact, From or To header's value. */
    static String uri(String value) {
        int open = value.indexOf('<');
        return open < 0 ? value.split(";", -1)[0] : value.substring(open + 1, value.indexOf('>', open));
    }

    String text() {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Type: application/sdp\r\n");
        }
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
