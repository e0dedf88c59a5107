package org.ivrengine.app.supervision;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ivrengine.callcenter.supervision.Mode;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.callcenter.supervision.Supervision.Stretch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Acts of supervisors, in words and as JSON. */
public final class SupervisionText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final JsonMapper JSON = new JsonMapper();

    private SupervisionText() {}

    /** A line of a call's timeline, for example {@code supervisor eva listened 14:03:10-14:05:22}. */
    public static String line(Supervision act, ZoneId zone) {
        String did = act.stretches().isEmpty() ? act.kind().word() : "";
        String detail = act.detail().isEmpty() ? "" : " " + act.detail();
        String by = act.who().equals(act.supervisor()) ? "" : " (asked by " + act.who() + ")";
        return "supervisor %s %s%s%s"
                .formatted(act.supervisor(), did + detail + (did.isEmpty() ? "" : ": "), result(act, zone), by);
    }

    static String result(Supervision act, ZoneId zone) {
        if (act.stretches().isEmpty()) {
            return act.endedAt().isEmpty() ? "goes on" : act.outcome();
        }
        String stretches = act.stretches().stream()
                .map(stretch -> stretch(stretch, act, zone))
                .collect(Collectors.joining(", "));
        return act.outcome().isEmpty() || act.outcome().equals("over") ? stretches : stretches + "; " + act.outcome();
    }

    private static String stretch(Stretch stretch, Supervision act, ZoneId zone) {
        String until = stretch.until()
                .map(at -> TIME.format(at.atZone(zone)))
                .orElse(act.endedAt().isPresent() ? "(end not seen)" : "(goes on)");
        return did(stretch.mode(), act.kind()) + " "
                + TIME.format(stretch.from().atZone(zone)) + "\u2013" + until;
    }

    private static String did(Mode mode, Supervision.Kind kind) {
        return switch (mode) {
            case LISTEN -> "listened";
            case WHISPER -> "whispered";
            case BARGE -> "spoke to both";
            case TALK -> kind == Supervision.Kind.TAKE_OVER ? "took over and talked" : "was in the talk";
        };
    }

    public static String json(List<Supervision> acts) {
        ArrayNode all = JSON.createArrayNode();
        acts.forEach(act -> json(all.addObject(), act));
        return all.toPrettyString();
    }

    public static void json(ObjectNode node, Supervision act) {
        node.put("id", act.id())
                .put("kind", act.kind().word())
                .put("asked", act.askedAt().toString())
                .put("who", act.who())
                .put("supervisor", act.supervisor())
                .put("agent", act.subject().agent())
                .put("call", act.subject().call())
                .put("queue", act.subject().queue())
                .put("detail", act.detail());
        ArrayNode stretches = node.putArray("stretches");
        for (Stretch stretch : act.stretches()) {
            ObjectNode one = stretches.addObject();
            one.put("mode", stretch.mode().word()).put("from", stretch.from().toString());
            stretch.until().ifPresent(until -> one.put("until", until.toString()));
        }
        act.endedAt().ifPresent(end -> node.put("ended", end.toString()));
        node.put("outcome", act.outcome());
    }
}
