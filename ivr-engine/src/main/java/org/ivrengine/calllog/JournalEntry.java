package org.ivrengine.calllog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.report.AgentSpan;

/** One line of the journal. {@code call} is our id of the call. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Started.class, name = "started"),
    @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = JournalEntry.Step.class, name = "step"),
    @JsonSubTypes.Type(value = JournalEntry.Channel.class, name = "channel"),
    @JsonSubTypes.Type(value = JournalEntry.Operation.class, name = "operation"),
    @JsonSubTypes.Type(value = JournalEntry.Contact.class, name = "contact"),
    @JsonSubTypes.Type(value = JournalEntry.Offer.class, name = "offer"),
    @JsonSubTypes.Type(value = JournalEntry.Span.class, name = "span"),
    @JsonSubTypes.Type(value = JournalEntry.Recording.class, name = "recording"),
    @JsonSubTypes.Type(value = JournalEntry.Ended.class, name = "ended")
})
public sealed interface JournalEntry {

    String call();

    record Started(String call, String caller, String callerName, String called, String language, Instant at)
            implements JournalEntry {}

    record Resumed(String call, Instant at) implements JournalEntry {}

    record Step(String call, StepVisit visit) implements JournalEntry {}

    /** The call is on this channel; told again when it came back on another one. */
    record Channel(String call, String channel, Instant at) implements JournalEntry {}

    record Operation(String call, OperationVisit visit) implements JournalEntry {}

    /** A stay in a queue, as far as it is known; a later one of the same id replaces it. */
    record Contact(String call, ContactVisit visit) implements JournalEntry {}

    record Offer(String call, OfferRecord offer) implements JournalEntry {}

    /** A stretch of an agent's time; it belongs to no call, so {@code call} is empty. */
    record Span(String call, AgentSpan span, String state, String reason) implements JournalEntry {}

    /** The recording of a talk, as far as it is known; a later one of the same id replaces it. */
    record Recording(String call, RecordedTalk recording) implements JournalEntry {}

    /** Carries the whole record, so that finished calls can be read without what came before. */
    record Ended(String call, CallRecord record) implements JournalEntry {}
}
