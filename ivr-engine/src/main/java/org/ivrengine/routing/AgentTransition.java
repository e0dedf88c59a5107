package org.ivrengine.routing;

import static org.ivrengine.routing.AgentStatus.AVAILABLE;
import static org.ivrengine.routing.AgentStatus.PAUSED;
import static org.ivrengine.routing.AgentStatus.RINGING;
import static org.ivrengine.routing.AgentStatus.SIGNED_OUT;
import static org.ivrengine.routing.AgentStatus.TALKING;
import static org.ivrengine.routing.AgentStatus.WITHDRAWING;
import static org.ivrengine.routing.AgentStatus.WRAP_UP;

import java.util.EnumMap;
import java.util.Map;

/** Every way from one state of an agent to another. What is not here cannot happen. */
enum AgentTransition {
    SIGNS_IN(SIGNED_OUT, AVAILABLE, "signs in"),
    PAUSES(AVAILABLE, PAUSED, "pauses"),
    RESUMES(PAUSED, AVAILABLE, "resumes"),
    SIGNS_OUT(AVAILABLE, SIGNED_OUT, "signs out"),
    SIGNS_OUT_PAUSED(PAUSED, SIGNED_OUT, "signs out"),
    OFFERED(AVAILABLE, RINGING, "is offered a call"),
    ANSWERS(RINGING, TALKING, "answers, or a call is moved to her"),
    FAILS(RINGING, AVAILABLE, "offer failed, stays available"),
    FAILS_PAUSED(RINGING, PAUSED, "offer failed, paused for it"),
    WITHDRAWN_FROM(RINGING, WITHDRAWING, "caller left, she pauses or signs out, or it is recalled"),
    RINGS_NO_MORE(WITHDRAWING, AVAILABLE, "withdrawal confirmed"),
    RINGS_NO_MORE_PAUSED(WITHDRAWING, PAUSED, "withdrawal confirmed, pauses"),
    RINGS_NO_MORE_SIGNED_OUT(WITHDRAWING, SIGNED_OUT, "withdrawal confirmed, signs out"),
    ANSWERS_AFTER_ALL(WITHDRAWING, TALKING, "answer crossed the withdrawal, or a call is moved to her"),
    WRAPS_UP(TALKING, WRAP_UP, "talk over"),
    TALKED(TALKING, AVAILABLE, "talk over, no wrap-up"),
    TALKED_PAUSED(TALKING, PAUSED, "talk over, no wrap-up, pauses"),
    TALKED_SIGNED_OUT(TALKING, SIGNED_OUT, "talk over, no wrap-up, signs out"),
    WRAPPED_UP(WRAP_UP, AVAILABLE, "wrap-up over"),
    WRAPPED_UP_PAUSED(WRAP_UP, PAUSED, "wrap-up over or pauses"),
    WRAPPED_UP_SIGNED_OUT(WRAP_UP, SIGNED_OUT, "wrap-up over or signs out"),
    GIVEN(AVAILABLE, TALKING, "a call is moved to her"),
    GIVEN_IN_WRAP_UP(WRAP_UP, TALKING, "a call is moved to her"),
    GIVEN_PAUSED(PAUSED, TALKING, "a call is moved to her"),
    GIVEN_ANOTHER(TALKING, TALKING, "another call is moved to her");

    private static final Map<AgentStatus, Map<AgentStatus, AgentTransition>> TABLE = new EnumMap<>(AgentStatus.class);

    static {
        for (AgentTransition transition : values()) {
            TABLE.computeIfAbsent(transition.from, from -> new EnumMap<>(AgentStatus.class))
                    .put(transition.to, transition);
        }
    }

    final AgentStatus from;
    final AgentStatus to;
    final String label;

    AgentTransition(AgentStatus from, AgentStatus to, String label) {
        this.from = from;
        this.to = to;
        this.label = label;
    }

    static AgentTransition between(AgentStatus from, AgentStatus to) {
        Map<AgentStatus, AgentTransition> ways = TABLE.get(from);
        AgentTransition transition = ways == null ? null : ways.get(to);
        if (transition == null) {
            throw new IllegalStateException("no agent goes from " + from + " to " + to);
        }
        return transition;
    }
}
