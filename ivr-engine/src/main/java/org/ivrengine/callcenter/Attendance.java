package org.ivrengine.callcenter;

import java.util.List;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.channels.Reach;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.AgentSpan.Activity;
import org.ivrengine.routing.AgentState;
import org.jspecify.annotations.Nullable;

/** An agent on duty: what she does, since when. Belongs to the call center's thread. */
final class Attendance {

    /** Reason of a pause that her telephone has brought about. */
    static final String PHONE_UNREACHABLE = "phone unreachable";

    Agent agent;
    AgentState state = new AgentState.SignedOut();
    boolean busy;
    /** Her telephone is in a call that we did not give her. */
    boolean phoneBusy;
    /** Whether her telephone can be reached. */
    Reach reach = Reach.UNKNOWN;
    /** Ids of her telephone's channels. */
    List<String> channels = List.of();

    long sinceMs;

    /** The contact whose wrap-up she does. */
    @Nullable
    Contacted wrappingUp;

    Attendance(Agent agent) {
        this.agent = agent;
    }

    /** Her state is another now; the stretch before is over. */
    void changed(long nowMs, AgentState next, boolean nextBusy, ContactLog log) {
        long atMs = state instanceof AgentState.WrapUp(long untilMs) ? Math.min(nowMs, untilMs) : nowMs;
        if (!(state instanceof AgentState.SignedOut)) {
            log.span(
                    new AgentSpan(agent.id(), activity(state, busy), sinceMs, Math.max(sinceMs, atMs)),
                    word(state, busy),
                    reason(state));
        }
        state = next;
        busy = nextBusy;
        sinceMs = Math.max(sinceMs, atMs);
    }

    boolean isPaused() {
        return state instanceof AgentState.Paused;
    }

    boolean isPausedForHerPhone() {
        return state instanceof AgentState.Paused(String reason) && reason.equals(PHONE_UNREACHABLE);
    }

    private static Activity activity(AgentState state, boolean busy) {
        return switch (state) {
            case AgentState.Available _ -> busy ? Activity.PAUSED : Activity.AVAILABLE;
            case AgentState.Ringing _, AgentState.Withdrawing _, AgentState.Talking _, AgentState.WrapUp _ ->
                Activity.OCCUPIED;
            case AgentState.Paused _, AgentState.SignedOut _ -> Activity.PAUSED;
        };
    }

    /** @return the state's word for logs and screens */
    static String word(AgentState state, boolean busy) {
        return switch (state) {
            case AgentState.Available _ -> busy ? "busy" : "available";
            case AgentState.Ringing _, AgentState.Withdrawing _ -> "ringing";
            case AgentState.Talking _ -> "talking";
            case AgentState.WrapUp _ -> "wrap_up";
            case AgentState.Paused _ -> "paused";
            case AgentState.SignedOut _ -> "signed_out";
        };
    }

    static String reason(AgentState state) {
        return state instanceof AgentState.Paused(String reason) ? reason : "";
    }
}
