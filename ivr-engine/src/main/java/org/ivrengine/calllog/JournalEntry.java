package org.ivrengine.calllog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;

/** One line of the journal. {@code call} is our id of the call. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Started.class, name = "started"),
    @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = JournalEntry.Step.class, name = "step"),
    @JsonSubTypes.Type(value = JournalEntry.Channel.class, name = "channel"),
    @JsonSubTypes.Type(value = JournalEntry.Operation.class, name = "operation"),
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

    /** Carries the whole record, so that finished calls can be read without what came before. */
    record Ended(String call, CallRecord record) implements JournalEntry {}
}
