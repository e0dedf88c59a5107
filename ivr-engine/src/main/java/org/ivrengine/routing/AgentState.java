package org.ivrengine.routing;

/** What an agent does, as far as routing knows. */
public sealed interface AgentState {

    record SignedOut() implements AgentState {}

    record Available(long sinceMs) implements AgentState {}

    record Ringing(long offer, String call) implements AgentState {}

    /** Her phone was told to stop ringing and has not confirmed. */
    record Withdrawing(long offer) implements AgentState {}

    record Talking(String call) implements AgentState {}

    record WrapUp(long untilMs) implements AgentState {}

    record Paused(String reason) implements AgentState {}
}
