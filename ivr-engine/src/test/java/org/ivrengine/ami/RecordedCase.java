package org.ivrengine.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.manager.event.ManagerEvent;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.Channels;
import org.ivrengine.channels.Talk;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a real Asterisk told during a case, read by the library's own reader of events, translated and folded; and what the
 * telephones did, by their own clocks. AwkwardCasesTest records them.
 */
final class RecordedCase {

    /** How far an event may be from the fact. */
    static final int EXACT_MS = 50;

    private final List<Map<String, String>> phones = new ArrayList<>();
    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<ChannelChange> changes = new ArrayList<>();
    private final Channels channels = new Channels();

    private RecordedCase() {}

    static RecordedCase play(String name) {
        RecordedCase played = new RecordedCase();
        EventTranslator translator = new EventTranslator(new ServerClock());
        LibraryReader reader = new LibraryReader();
        long askedMs = 0;
        for (Map<String, String> line : lines(name)) {
            if (line.containsKey("Phone")) {
                played.phones.add(line);
            } else if ("lost".equals(line.get("Gap"))) {
                played.fold(new ChannelEvent.ReportsLost(Long.parseLong(line.get("AtMs"))));
            } else if ("asked".equals(line.get("Gap"))) {
                askedMs = Long.parseLong(line.get("AtMs"));
            } else {
                reader.event(line, askedMs).flatMap(translator::translate).ifPresent(played::fold);
            }
        }
        return played;
    }

    private static List<Map<String, String>> lines(String name) {
        JsonMapper json = new JsonMapper();
        List<Map<String, String>> lines = new ArrayList<>();
        try (InputStream file = RecordedCase.class.getResourceAsStream("/events/" + name + ".jsonl")) {
            if (file == null) {
                throw new IllegalArgumentException("no recorded case " + name);
            }
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Map<String, String> headers = new HashMap<>();
                json.readTree(line)
                        .properties()
                        .forEach(header ->
                                headers.put(header.getKey(), header.getValue().asString()));
                lines.add(headers);
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void fold(ChannelEvent event) {
        events.add(event);
        changes.addAll(channels.apply(event));
    }

    /** All events, in order. */
    List<ChannelEvent> events() {
        return List.copyOf(events);
    }

    Channels channels() {
        return channels;
    }

    <T extends ChannelChange> List<T> changes(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only one of its kind. */
    <T extends ChannelChange> T only(Class<T> kind) {
        List<T> found = changes(kind);
        assertEquals(1, found.size(), () -> kind.getSimpleName() + " in " + changes);
        return found.getFirst();
    }

    /** The n-th talk that ended, counted from 0. */
    TalkEnded talk(int n) {
        List<TalkEnded> ended = changes(TalkEnded.class);
        assertTrue(ended.size() > n, () -> "talks: " + ended);
        return ended.get(n);
    }

    /** When a telephone did that for the n-th time, counted from 0. */
    long atMs(String phone, String what, int n) {
        List<Map<String, String>> those = phones.stream()
                .filter(fact -> phone.equals(fact.get("Phone")) && what.equals(fact.get("What")))
                .toList();
        assertTrue(those.size() > n, () -> phone + ": " + what + " in " + phones);
        return Long.parseLong(those.get(n).get("AtMs"));
    }

    long atMs(String phone, String what) {
        return atMs(phone, what, 0);
    }

    /** Fails unless that talk began, ended and was held when the telephones say so. */
    static void assertExact(long expectedMs, long foundMs, String what) {
        assertTrue(
                Math.abs(foundMs - expectedMs) <= EXACT_MS,
                () -> what + ": " + (foundMs - expectedMs) + " ms beside what the telephone says");
    }

    void assertHolds(Talk talk, String phone, int count) {
        assertEquals(count, talk.holds().size(), () -> talk.holds().toString());
        for (int i = 0; i < count; i++) {
            assertExact(atMs(phone, "holds", i), talk.holds().get(i).fromMs(), "hold " + i + " begins");
            assertExact(atMs(phone, "resumes", i), talk.holds().get(i).toMs(), "hold " + i + " ends");
        }
    }

    /** The library makes events of headers in a class that it keeps to itself. */
    private static final class LibraryReader {
        private final Object builder;
        private final Method build;

        private LibraryReader() {
            try {
                Class<?> type = Class.forName("org.asteriskjava.manager.internal.EventBuilderImpl");
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                builder = constructor.newInstance();
                build = type.getMethod("buildEvent", Object.class, Map.class);
                build.setAccessible(true);
            } catch (ReflectiveOperationException changed) {
                throw new IllegalStateException("asterisk-java reads events elsewhere now", changed);
            }
        }

        @SuppressWarnings("JavaUtilDate") // as the library stamps
        private Optional<ManagerEvent> event(Map<String, String> headers, long receivedMs) {
            Map<String, Object> attributes = new HashMap<>();
            headers.forEach((name, value) -> attributes.put(
                    name.toLowerCase(Locale.ROOT),
                    value.contains("\n") ? value.lines().toList() : value));
            try {
                ManagerEvent event = (ManagerEvent) build.invoke(builder, this, attributes);
                if (event != null) {
                    event.setDateReceived(new Date(receivedMs));
                }
                return Optional.ofNullable(event);
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException(headers.toString(), failed);
            }
        }
    }
}
