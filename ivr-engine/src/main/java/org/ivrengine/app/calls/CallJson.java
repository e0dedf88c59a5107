package org.ivrengine.app.calls;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ivrengine.app.supervision.SupervisionText;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.calllog.CallArchive.Found;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.Contact;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls for programs. Times are ISO 8601 in UTC, durations milliseconds. */
final class CallJson {

    private static final JsonMapper JSON = new JsonMapper();

    private CallJson() {}

    static String found(Found found, int waiting) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode calls = root.putArray("calls");
        found.calls().forEach(call -> summary(calls.addObject(), call));
        root.put("waiting_on_disk", waiting);
        found.unsearched().ifPresent(time -> root.put("searched_back_to", time.toString()));
        return root.toPrettyString();
    }

    static String call(CallDetail call, List<Supervision> supervisions) {
        return tree(call, supervisions).toPrettyString();
    }

    static String call(CallDetail call, List<Supervision> supervisions, List<RecordedTalk> recorded) {
        ObjectNode root = tree(call, supervisions);
        ArrayNode recordings = root.putArray("recordings");
        recorded.forEach(recording -> recording(recordings.addObject(), recording));
        return root.toPrettyString();
    }

    private static ObjectNode tree(CallDetail call, List<Supervision> supervisions) {
        ObjectNode root = JSON.createObjectNode();
        summary(root, call.summary());
        ArrayNode channels = root.putArray("channels");
        call.channels().forEach(channels::add);
        ArrayNode resumed = root.putArray("resumed");
        call.resumedAt().forEach(at -> resumed.add(at.toString()));
        ArrayNode steps = root.putArray("steps");
        call.steps().forEach(visit -> step(steps.addObject(), visit));
        ArrayNode operations = root.putArray("operations");
        call.operations().forEach(visit -> operation(operations.addObject(), visit));
        ArrayNode contacts = root.putArray("contacts");
        call.contacts().forEach(visit -> contact(contacts.addObject(), visit));
        ArrayNode supervised = root.putArray("supervisions");
        supervisions.forEach(act -> SupervisionText.json(supervised.addObject(), act));
        return root;
    }

    /** @param copies of its recordings; empty when nobody asks for them */
    static String line(CallSummary call, Optional<List<AudioCopy>> copies) {
        ObjectNode node = JSON.createObjectNode();
        summary(node, call);
        copies.ifPresent(all -> copies(node, all));
        return node + "\n";
    }

    /** @param copies of its recordings; empty when nobody asks for them */
    static String line(ContactVisit visit, Optional<List<AudioCopy>> copies) {
        ObjectNode node = JSON.createObjectNode().put("call", visit.contact().call());
        contact(node, visit);
        copies.ifPresent(all -> copies(node, all));
        return node + "\n";
    }

    private static void copies(ObjectNode node, List<AudioCopy> copies) {
        ArrayNode recordings = node.putArray("recordings");
        for (AudioCopy copy : copies) {
            ObjectNode line = recordings.addObject();
            recording(line, copy.recording());
            line.put("file", copy.file()).put("state", copy.stateWord());
        }
    }

    static String line(String call, int position, StepVisit visit) {
        ObjectNode node = JSON.createObjectNode().put("call", call).put("position", position);
        step(node, visit);
        return node + "\n";
    }

    private static void summary(ObjectNode node, CallSummary call) {
        node.put("id", call.call()).put("began", call.startedAt().toString());
        call.endedAt().ifPresent(end -> node.put("ended", end.toString()));
        node.put("outcome", call.status().word())
                .put("caller", call.caller())
                .put("caller_name", call.callerName())
                .put("called", call.called());
        call.account().ifPresent(account -> node.put("account", account));
        node.put("language", call.language())
                .put("self_service", call.isSelfService())
                .put("asked_for_person", call.askedForPerson())
                .put("contained", call.isContained());
    }

    private static void step(ObjectNode node, StepVisit visit) {
        node.put("flow", visit.flow())
                .put("step", visit.step())
                .put("kind", visit.kind())
                .put("outcome", visit.outcome())
                .put("language", visit.language())
                .put("entered", visit.enteredAt().toString())
                .put("left", visit.leftAt().toString());
    }

    private static void operation(ObjectNode node, OperationVisit visit) {
        node.put("operation", visit.name())
                .put("outcome", visit.outcome())
                .put("began", visit.startedAt().toString())
                .put("ended", visit.endedAt().toString());
        visit.facts().account().ifPresent(account -> node.put("account", account));
        ArrayNode changes = node.putArray("changes");
        visit.facts()
                .changes()
                .forEach(change -> changes.addObject()
                        .put("what", change.what())
                        .put("from", change.from())
                        .put("to", change.to()));
    }

    private static void contact(ObjectNode node, ContactVisit visit) {
        Contact contact = visit.contact();
        node.put("contact", contact.id())
                .put("queue", contact.queue())
                .put("agent", contact.agent())
                .put("outcome", word(contact.outcome()))
                .put("joined", Instant.ofEpochMilli(contact.joinedAtMs()).toString())
                .put("wait_ms", contact.waitMs())
                .put("ring_ms", contact.ringMs())
                .put("whisper_ms", contact.whisperMs())
                .put("talk_ms", contact.talkMs())
                .put("hold_ms", contact.holdMs())
                .put("wrap_up_ms", contact.wrapUpMs())
                .put("transferred", contact.transferred());
        ArrayNode unknown = node.putArray("unknown");
        words(visit.doubt().unknown()).forEach(unknown::add);
        node.put("hold_unknown_ms", visit.doubt().holdUnknownMs());
    }

    private static void recording(ObjectNode node, RecordedTalk recording) {
        node.put("recording", recording.id())
                .put("contact", recording.contact())
                .put("queue", recording.queue())
                .put("agent", recording.agent())
                .put("rule", recording.rule())
                .put("state", word(recording.state()))
                .put("began", Instant.ofEpochMilli(recording.startedAtMs()).toString())
                .put("duration_ms", recording.durationMs())
                .put("unheard_ms", recording.unheardMs())
                .put("channels", recording.channels())
                .put("file", recording.file())
                .put("bytes", recording.bytes())
                .put("sha256", recording.sha256());
        ArrayNode muted = node.putArray("muted");
        recording
                .muted()
                .forEach(span -> muted.addObject()
                        .put("from_ms", span.fromMs())
                        .put("until_ms", span.untilMs())
                        .put("by", span.by()));
    }

    private static Set<String> words(Set<Unknown> unknown) {
        return unknown.stream().map(CallJson::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As people write it, for example {@code left-by-key}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
