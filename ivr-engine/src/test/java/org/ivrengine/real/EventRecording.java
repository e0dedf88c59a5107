package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Asterisk's manager interface told during a case, and what the telephones did, as lines of JSON that tests replay.
 */
final class EventRecording implements AutoCloseable {

    private static final Set<String> DULL_EVENTS = Set.of(
            "MusicOnHoldStart", "MusicOnHoldStop", "NewConnectedLine", "NewCallerid", "RTCPSent", "RTCPReceived");
    private static final Set<String> DULL_HEADERS = Set.of(
            "Privilege", "Language", "AccountCode", "Priority", "DestLanguage", "DestAccountCode", "DestPriority");

    private static final String SNAPSHOT_VARIABLES = "IVR_CALL,IVR_TALK_SINCE,CHANNEL(onhold)";

    private final RealAsterisk asterisk;
    private ManagerLine line;
    private final List<Map<String, String>> phones = new ArrayList<>();
    private final List<Map<String, String>> beforeGaps = new ArrayList<>();

    EventRecording(RealAsterisk asterisk) {
        this.asterisk = asterisk;
        line = ManagerLine.events(asterisk.instance());
    }

    /** The manager connection is away while that happens, and asks for everything afterwards, as the engine does. */
    void gap(Runnable meanwhile) {
        beforeGaps.addAll(line.since(0));
        line.close();
        beforeGaps.add(Map.of("Gap", "lost", "AtMs", String.valueOf(System.currentTimeMillis())));
        meanwhile.run();
        line = ManagerLine.events(asterisk.instance());
        beforeGaps.add(Map.of("Gap", "asked", "AtMs", String.valueOf(System.currentTimeMillis())));
        line.action("Status", "Variables", SNAPSHOT_VARIABLES);
        line.await(message -> "StatusComplete".equals(message.get("Event")));
        line.action("DeviceStateList");
        line.await(message -> "DeviceStateListComplete".equals(message.get("Event")));
    }

    /** Adds what this call's telephone did, under that name. */
    EventRecording of(String name, SipDialog call) {
        for (SipDialog.Fact fact : call.facts()) {
            phones.add(Map.of("Phone", name, "What", fact.what(), "AtMs", String.valueOf(fact.atMs())));
        }
        return this;
    }

    /** Adds what was done by something else than a telephone. */
    EventRecording of(String who, String what, long atMs) {
        phones.add(Map.of("Phone", who, "What", what, "AtMs", String.valueOf(atMs)));
        return this;
    }

    void writeTo(Path file) {
        JsonMapper json = new JsonMapper();
        StringBuilder text = new StringBuilder();
        for (Map<String, String> fact : phones) {
            text.append(json.writeValueAsString(new TreeMap<>(fact))).append('\n');
        }
        List<Map<String, String>> messages = new ArrayList<>(beforeGaps);
        messages.addAll(line.since(0));
        for (Map<String, String> message : messages) {
            boolean told = message.containsKey("Event") || message.containsKey("Gap");
            if (told && !DULL_EVENTS.contains(message.getOrDefault("Event", ""))) {
                Map<String, String> kept = new LinkedHashMap<>(message);
                kept.values().removeIf(value -> value.isEmpty() || value.equals("<unknown>"));
                kept.keySet().removeAll(DULL_HEADERS);
                text.append(json.writeValueAsString(kept)).append('\n');
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
