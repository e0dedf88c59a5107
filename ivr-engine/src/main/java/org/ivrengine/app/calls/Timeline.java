package org.ivrengine.app.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ivrengine.app.supervision.SupervisionText;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.Contact;

/** A whole call in order of time, for people. */
final class Timeline {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private final CallDetail call;
    private final List<Moment> moments = new ArrayList<>();

    private record Moment(Instant at, String what) {}

    private Timeline(CallDetail call) {
        this.call = call;
    }

    static String of(CallDetail call, List<Supervision> supervisions, ZoneId zone) {
        Timeline timeline = new Timeline(call);
        supervisions.forEach(act -> timeline.moments.add(new Moment(act.askedAt(), SupervisionText.line(act, zone))));
        timeline.collect();
        return timeline.head(zone) + timeline.lines();
    }

    private String head(ZoneId zone) {
        CallSummary summary = call.summary();
        String name = summary.callerName().isBlank() ? "" : " (" + CallLines.printable(summary.callerName()) + ")";
        StringBuilder head = new StringBuilder();
        head.append("call      ").append(summary.call()).append('\n');
        head.append("began     ")
                .append(TIME.format(summary.startedAt().atZone(zone)))
                .append('\n');
        head.append("caller    ")
                .append(summary.caller().isBlank() ? "withheld" : CallLines.printable(summary.caller()))
                .append(name)
                .append(", dialled ")
                .append(CallLines.printable(summary.called()))
                .append('\n');
        summary.account()
                .ifPresent(account -> head.append("account   ").append(account).append('\n'));
        head.append("language  ").append(summary.language()).append('\n');
        if (!call.channels().isEmpty()) {
            head.append("channels  ").append(String.join(" ", call.channels())).append('\n');
        }
        return head.append('\n').toString();
    }

    private void collect() {
        CallSummary summary = call.summary();
        moments.add(new Moment(summary.startedAt(), "began"));
        call.steps().forEach(visit -> moments.add(new Moment(visit.enteredAt(), step(visit))));
        call.operations().forEach(visit -> moments.add(new Moment(visit.startedAt(), operation(visit))));
        call.contacts()
                .forEach(visit -> moments.add(
                        new Moment(Instant.ofEpochMilli(visit.contact().joinedAtMs()), contact(visit))));
        call.resumedAt().forEach(at -> moments.add(new Moment(at, "came back after the engine was lost")));
        moments.sort(Comparator.comparing(Moment::at));
        // The end last, also when a clock was put back meanwhile.
        summary.endedAt()
                .ifPresent(end ->
                        moments.add(new Moment(end, "ended: " + summary.status().word())));
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        for (Moment moment : moments) {
            Duration after = Duration.between(call.summary().startedAt(), moment.at());
            lines.append("%10s  %s%n".formatted(after(after), moment.what()));
        }
        if (call.summary().endedAt().isEmpty()) {
            lines.append("%10s  %s%n".formatted("", "goes on"));
        }
        return lines.toString();
    }

    static String after(Duration time) {
        return "%d:%02d.%03d".formatted(time.toMinutes(), time.toSecondsPart(), time.toMillisPart());
    }

    private static String step(StepVisit visit) {
        return "%s %s (%s): %s, %s"
                .formatted(
                        visit.flow(),
                        visit.step(),
                        visit.kind(),
                        visit.outcome(),
                        seconds(Duration.between(visit.enteredAt(), visit.leftAt())
                                .toMillis()));
    }

    private static String operation(OperationVisit visit) {
        StringBuilder text = new StringBuilder("operation ")
                .append(visit.name())
                .append(": ")
                .append(visit.outcome())
                .append(", ")
                .append(seconds(
                        Duration.between(visit.startedAt(), visit.endedAt()).toMillis()));
        visit.facts().account().ifPresent(account -> text.append(", account ").append(account));
        visit.facts()
                .changes()
                .forEach(change -> text.append("\n              changed ")
                        .append(change.what())
                        .append(
                                change.from().isEmpty() && change.to().isEmpty()
                                        ? ""
                                        : ": " + change.from() + " -> " + change.to()));
        return text.toString();
    }

    private static String contact(ContactVisit visit) {
        Contact contact = visit.contact();
        String waited = "wait " + seconds(contact.waitMs());
        if (contact.agent() == null) {
            return "queue %s: %s, %s".formatted(contact.queue(), CallJson.word(contact.outcome()), waited);
        }
        return "queue %s: answered by %s, %s (ring %s, whisper %s), talk %s, hold %s, wrap-up %s%s"
                .formatted(
                        contact.queue(),
                        contact.agent(),
                        waited,
                        seconds(visit, Unknown.RING, contact.ringMs()),
                        seconds(visit, Unknown.WHISPER, contact.whisperMs()),
                        seconds(visit, Unknown.TALK, contact.talkMs()),
                        hold(visit),
                        seconds(visit, Unknown.WRAP_UP, contact.wrapUpMs()),
                        contact.transferred() ? ", transferred" : "");
    }

    /** In a part of the talk nobody may have seen whether she held. */
    private static String hold(ContactVisit visit) {
        String seen = seconds(visit.contact().holdMs());
        long unseenMs = visit.doubt().holdUnknownMs();
        return visit.doubt().unknown().contains(Unknown.HOLD)
                ? seen + " (" + seconds(unseenMs) + " of the talk unseen)"
                : seen;
    }

    private static String seconds(ContactVisit visit, Unknown what, long ms) {
        return visit.doubt().unknown().contains(what) ? "unknown" : seconds(ms);
    }

    private static String seconds(long ms) {
        return "%d.%d s".formatted(ms / 1_000, ms % 1_000 / 100);
    }
}
