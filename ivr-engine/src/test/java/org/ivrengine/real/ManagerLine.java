package org.ivrengine.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.ManagerLogin;

/** A manager connection that keeps all it is told: the tests' own view of what happened on Asterisk. */
final class ManagerLine implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final Socket socket;
    private final List<Map<String, String>> messages = new ArrayList<>();
    private int actions;

    private ManagerLine(Socket socket) throws IOException {
        this.socket = socket;
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reader.readLine(); // the banner
        Thread.ofVirtual().start(() -> read(reader));
    }

    /** As the user who hears events. */
    static ManagerLine events(AsteriskInstance asterisk) {
        return login(asterisk, asterisk.logins().events());
    }

    /** As the user who acts. */
    static ManagerLine actions(AsteriskInstance asterisk) {
        return login(asterisk, asterisk.logins().actions());
    }

    private static ManagerLine login(AsteriskInstance asterisk, ManagerLogin login) {
        try {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    asterisk.settings().ports().ami());
            ManagerLine line = new ManagerLine(socket);
            Map<String, String> answer = line.action("Login", "Username", login.user(), "Secret", login.secret());
            if (!"Success".equals(answer.get("Response"))) {
                throw new IllegalStateException("manager login: " + answer);
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read(BufferedReader reader) {
        Map<String, String> message = new LinkedHashMap<>();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    synchronized (messages) {
                        messages.add(message);
                    }
                    message = new LinkedHashMap<>();
                } else {
                    String[] pair = line.split(": ?", 2);
                    // A header that comes several times: its values line by line.
                    message.merge(pair[0], pair.length == 2 ? pair[1] : "", (one, next) -> one + "\n" + next);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Sends an action and returns the response to it. */
    Map<String, String> action(String name, String... headersAndValues) {
        String id = String.valueOf(++actions);
        StringBuilder text = new StringBuilder("Action: " + name + "\r\nActionID: " + id + "\r\n");
        for (int i = 0; i < headersAndValues.length; i += 2) {
            text.append(headersAndValues[i])
                    .append(": ")
                    .append(headersAndValues[i + 1])
                    .append("\r\n");
        }
        try {
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return await(message -> id.equals(message.get("ActionID")) && message.containsKey("Response"));
    }

    /** The first message of that kind, now or as soon as it comes. */
    Map<String, String> await(Predicate<Map<String, String>> wanted) {
        return Awaitility.await()
                .atMost(ANSWER_MAX)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> seen(wanted), found -> !found.isEmpty())
                .getFirst();
    }

    List<Map<String, String>> seen(Predicate<Map<String, String>> wanted) {
        synchronized (messages) {
            return messages.stream().filter(wanted).toList();
        }
    }

    /** How many messages came until now. */
    int count() {
        synchronized (messages) {
            return messages.size();
        }
    }

    /** What came after the first so many. */
    List<Map<String, String>> since(int count) {
        synchronized (messages) {
            return List.copyOf(messages.subList(count, messages.size()));
        }
    }

    /**
     * Keys that callers pressed, in order. Where less than 45 ms lie between two keys, as when packets were held up,
     * Asterisk tells the end of a key a second time: an end without a beginning is no key.
     */
    String keys() {
        StringBuilder keys = new StringBuilder();
        boolean down = false;
        for (Map<String, String> event : seen(message -> "Received".equals(message.get("Direction")))) {
            if ("DTMFBegin".equals(event.get("Event"))) {
                down = true;
            } else if ("DTMFEnd".equals(event.get("Event")) && down) {
                keys.append(event.get("Digit"));
                down = false;
            }
        }
        return keys.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
