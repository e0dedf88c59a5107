package org.ivrengine.app.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.app.calls.CallsExportCommand.What;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.Contact;

/** Lines of comma-separated values, as RFC 4180 has them. */
final class ExportLines {

    private static final String LINE_END = "\r\n";

    private ExportLines() {}

    /** @param withAudio whether each line tells its recordings, too */
    static String header(What what, boolean withAudio) {
        List<String> names = switch (what) {
            case CALLS ->
                List.of(
                        "id",
                        "began",
                        "ended",
                        "duration_ms",
                        "outcome",
                        "caller",
                        "caller_name",
                        "called",
                        "account",
                        "language",
                        "self_service",
                        "asked_for_person",
                        "contained");
            case CONTACTS ->
                List.of(
                        "call",
                        "contact",
                        "queue",
                        "agent",
                        "caller",
                        "outcome",
                        "joined",
                        "wait_ms",
                        "ring_ms",
                        "whisper_ms",
                        "talk_ms",
                        "hold_ms",
                        "wrap_up_ms",
                        "handle_ms",
                        "transferred",
                        "skills",
                        "unknown");
            case STEPS ->
                List.of(
                        "call",
                        "position",
                        "flow",
                        "step",
                        "kind",
                        "outcome",
                        "language",
                        "entered",
                        "left",
                        "duration_ms");
        };
        return line(withAudio ? Stream.concat(names.stream(), Stream.of("recordings")) : names.stream());
    }

    /** @param copies of its recordings; empty when nobody asks for them */
    static String csv(CallSummary call, Optional<List<AudioCopy>> copies) {
        return line(
                copies,
                Stream.of(
                        call.call(),
                        call.startedAt().toString(),
                        call.endedAt().map(Instant::toString).orElse(""),
                        call.lasted()
                                .map(Duration::toMillis)
                                .map(String::valueOf)
                                .orElse(""),
                        call.status().word(),
                        call.caller(),
                        call.callerName(),
                        call.called(),
                        call.account().orElse(""),
                        call.language(),
                        Boolean.toString(call.isSelfService()),
                        Boolean.toString(call.askedForPerson()),
                        Boolean.toString(call.isContained())));
    }

    /** @param copies of its recordings; empty when nobody asks for them */
    static String csv(ContactVisit visit, Optional<List<AudioCopy>> copies) {
        Contact contact = visit.contact();
        return line(
                copies,
                Stream.of(
                        contact.call(),
                        contact.id(),
                        contact.queue(),
                        Optional.ofNullable(contact.agent()).orElse(""),
                        Optional.ofNullable(contact.caller()).orElse(""),
                        CallJson.word(contact.outcome()),
                        Instant.ofEpochMilli(contact.joinedAtMs()).toString(),
                        Long.toString(contact.waitMs()),
                        Long.toString(contact.ringMs()),
                        Long.toString(contact.whisperMs()),
                        Long.toString(contact.talkMs()),
                        Long.toString(contact.holdMs()),
                        Long.toString(contact.wrapUpMs()),
                        Long.toString(contact.handleMs()),
                        Boolean.toString(contact.transferred()),
                        contact.skills().stream().sorted().collect(Collectors.joining(" ")),
                        visit.doubt().unknown().stream()
                                .map(Unknown::name)
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(" "))));
    }

    static String csv(String call, int position, StepVisit visit) {
        return line(Stream.of(
                call,
                Integer.toString(position),
                visit.flow(),
                visit.step(),
                visit.kind(),
                visit.outcome(),
                visit.language(),
                visit.enteredAt().toString(),
                visit.leftAt().toString(),
                Long.toString(
                        Duration.between(visit.enteredAt(), visit.leftAt()).toMillis())));
    }

    private static String line(Optional<List<AudioCopy>> copies, Stream<String> cells) {
        Stream<String> more =
                copies.stream().map(all -> all.stream().map(AudioCopy::cell).collect(Collectors.joining(" ")));
        return line(Stream.concat(cells, more));
    }

    private static String line(Stream<String> cells) {
        return cells.map(CallLines::cell).collect(Collectors.joining(",", "", LINE_END));
    }
}
