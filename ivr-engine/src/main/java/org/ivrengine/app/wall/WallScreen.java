package org.ivrengine.app.wall;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ivrengine.app.Grid;
import tools.jackson.databind.JsonNode;

/** A floor of docs/CONSOLE-API.md as lines of text. */
final class WallScreen {

    private static final List<String> STATES = List.of("available", "ringing", "talking", "wrap_up", "paused", "busy");

    /** So long that a queue's line fits into 80 columns. */
    private static final int NAME_LETTERS = 14;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Letters of a call's id that are enough to find it. */
    private static final int CALL_LETTERS = 8;

    private WallScreen() {}

    /**
     * @param floor as it was told last
     * @param nowMs times count on until here
     */
    static String text(JsonNode floor, long nowMs, ZoneId zone) {
        int waiting = 0;
        Grid queues = new Grid(1).row(queueHead());
        for (JsonNode queue : floor.get("queues")) {
            waiting += queue.get("waiting").asInt();
            queues.row(queueRow(queue, nowMs));
        }
        Grid agents = new Grid().row("agent", "name", "for", "call", "state");
        for (JsonNode agent : floor.get("agents")) {
            agents.row(agentRow(agent, floor, nowMs));
        }
        return String.format(
                Locale.ROOT,
                "%s  %d waiting, %d %s on duty%n%n%s%n%s",
                CLOCK.format(Instant.ofEpochMilli(nowMs).atZone(zone)),
                waiting,
                floor.get("agents").size(),
                floor.get("agents").size() == 1 ? "agent" : "agents",
                queues,
                agents);
    }

    private static List<String> queueHead() {
        List<String> head = new ArrayList<>(List.of("queue", "waiting", "longest"));
        STATES.forEach(
                state -> head.add(state.equals("wrap_up") ? "wrap" : state.equals("available") ? "free" : state));
        return head;
    }

    private static List<String> queueRow(JsonNode queue, long nowMs) {
        long longestMs = 0;
        for (JsonNode call : queue.get("calls")) {
            longestMs = Math.max(longestMs, nowMs - call.get("joined_at_ms").asLong());
        }
        List<String> row = new ArrayList<>(List.of(
                name(queue.get("id").asString()),
                Integer.toString(queue.get("waiting").asInt()),
                time(longestMs)));
        STATES.forEach(state ->
                row.add(Integer.toString(queue.get("agents").path(state).asInt(0))));
        return row;
    }

    private static List<String> agentRow(JsonNode agent, JsonNode floor, long nowMs) {
        String state = agent.get("state").asString().replace('_', ' ');
        String reason = agent.get("reason").asString();
        String call = agent.get("call").asString();
        return List.of(
                name(agent.get("id").asString()),
                name(agent.get("name").asString()),
                time(Math.max(0, nowMs - agent.get("since_ms").asLong())),
                call.length() > CALL_LETTERS ? call.substring(0, CALL_LETTERS) : call,
                // Last: who looks on a narrow screen misses the end of a long one only.
                state
                        + (reason.isEmpty() ? "" : ": " + reason)
                        + (agent.get("holding").asBoolean() ? ", caller on hold" : "")
                        + supervised(agent.get("id").asString(), floor));
    }

    private static String name(String whole) {
        return whole.codePointCount(0, whole.length()) <= NAME_LETTERS
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, NAME_LETTERS - 1)) + "…";
    }

    /** Who is with her talk, for example ", eva listens". */
    private static String supervised(String agent, JsonNode floor) {
        StringBuilder with = new StringBuilder();
        for (JsonNode one : floor.path("supervisors")) {
            if (one.get("agent").asString().equals(agent)) {
                String mode = one.get("mode").asString();
                with.append(", ")
                        .append(one.get("supervisor").asString())
                        .append(' ')
                        .append(mode.isEmpty() ? "to come" : mode + "s");
            }
        }
        return with.toString();
    }

    private static String time(long ms) {
        long seconds = ms / 1000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
