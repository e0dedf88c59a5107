package org.ivrengine.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of docs/CONSOLE-API.md; names go over the wire as {@code snake_case}. Times are milliseconds since the
 * epoch, durations milliseconds.
 */
final class Wire {

    private Wire() {}

    record Problem(String error) {}

    record Check(boolean ok, String fault) {}

    record Health(String status, Map<String, Check> checks) {}

    /**
     * An agent, on duty or not.
     *
     * @param state {@code signed_out} or one of {@link org.ivrengine.callcenter.Floor.OnDuty}
     * @param sinceMs when the state began; 0 for who is signed out
     */
    record Agent(
            String id,
            String name,
            String phone,
            String language,
            Map<String, Integer> skills,
            Set<String> roles,
            String state,
            String reason,
            long sinceMs,
            String call,
            boolean holding) {}

    record Agents(long atMs, List<Agent> agents) {}

    record OnDuty(String id, String name, String state, String reason, long sinceMs, String call, boolean holding) {}

    /** @param estimatedWaitMs absent while too little is known */
    record Waiting(
            String call,
            String caller,
            long joinedAtMs,
            @Nullable Long estimatedWaitMs) {}

    record Queue(String id, int waiting, long longestWaitMs, SortedMap<String, Integer> agents, List<Waiting> calls) {}

    record Queues(long atMs, List<Queue> queues) {}

    /** @param mode {@code listen}, {@code whisper}, {@code barge} or {@code talk}; empty while her telephone rings */
    record Supervisor(String supervisor, String agent, String call, String mode, long sinceMs) {}

    record Floor(long atMs, List<OnDuty> agents, List<Queue> queues, List<Supervisor> supervisors) {}

    /** Body of what a supervisor wants; the path says which of it counts. */
    record SupervisionWish(
            @Nullable String as,
            @Nullable String target,
            boolean stays,
            @Nullable String queue,
            @Nullable Integer priority,
            boolean front,
            @Nullable String agent,
            @Nullable String who) {}

    record Supervised(boolean done, String id, String message) {}

    /** @param untilMs absent while it goes on, and when nobody saw its end */
    record Stretch(String mode, long fromMs, @Nullable Long untilMs) {}

    /** @param endedAtMs absent while it goes on */
    record Supervision(
            String id,
            String kind,
            long atMs,
            String who,
            String supervisor,
            String agent,
            String call,
            String queue,
            String detail,
            List<Stretch> stretches,
            @Nullable Long endedAtMs,
            String outcome) {}

    record Supervisions(List<Supervision> supervisions) {}

    /** Who wants it; the path says what. */
    record WhoWish(@Nullable String who) {}

    /** Body of a change of somebody's duty; both may be left out, the reason not for a pause. */
    record DutyWish(@Nullable String reason, @Nullable String who) {}

    record LevelsWish(
            @Nullable SortedMap<String, SortedMap<String, Integer>> levels,
            @Nullable String who) {}

    record ChangedWish(@Nullable List<String> agents) {}

    record Change(long atMs, String who, String agent, String what, String from, String to) {}

    record Changes(List<Change> changes) {}

    record Done(boolean done) {}
}
