package org.ivrengine.routing;

import static org.ivrengine.routing.CallStatus.GONE;
import static org.ivrengine.routing.CallStatus.LEAVING;
import static org.ivrengine.routing.CallStatus.NEW;
import static org.ivrengine.routing.CallStatus.RINGING;
import static org.ivrengine.routing.CallStatus.TALKING;
import static org.ivrengine.routing.CallStatus.WAITING;
import static org.ivrengine.routing.CallStatus.WITHDRAWING;

import java.util.EnumMap;
import java.util.Map;

/** Every way from one state of a call to another. What is not here cannot happen. */
enum CallTransition {
    QUEUED(NEW, WAITING, "queued"),
    FOUND(NEW, TALKING, "found talking after a start"),
    OFFERED(WAITING, RINGING, "offered"),
    LEFT(WAITING, GONE, "caller left, or released"),
    PICKED_UP(WAITING, TALKING, "moved to an agent"),
    ANSWERED(RINGING, TALKING, "answered, or moved to an agent"),
    FAILED(RINGING, WAITING, "offer failed"),
    FAILED_RELEASED(RINGING, GONE, "offer failed, released"),
    TAKEN_BACK(RINGING, WITHDRAWING, "agent pauses or signs out, or it is recalled"),
    LEFT_RINGING(RINGING, LEAVING, "caller left"),
    WAITS_AGAIN(WITHDRAWING, WAITING, "withdrawal confirmed"),
    RELEASED(WITHDRAWING, GONE, "withdrawal confirmed, released"),
    LEFT_WITHDRAWING(WITHDRAWING, LEAVING, "caller left"),
    ANSWERED_AFTER_ALL(WITHDRAWING, TALKING, "answer crossed the withdrawal, or moved to an agent"),
    FORGOTTEN(LEAVING, GONE, "withdrawal confirmed"),
    MOVED(TALKING, TALKING, "moved to another agent"),
    ENDED(TALKING, GONE, "ended, or moved to nobody of ours");

    private static final Map<CallStatus, Map<CallStatus, CallTransition>> TABLE = new EnumMap<>(CallStatus.class);

    static {
        for (CallTransition transition : values()) {
            TABLE.computeIfAbsent(transition.from, from -> new EnumMap<>(CallStatus.class))
                    .put(transition.to, transition);
        }
    }

    final CallStatus from;
    final CallStatus to;
    final String label;

    CallTransition(CallStatus from, CallStatus to, String label) {
        this.from = from;
        this.to = to;
        this.label = label;
    }

    static CallTransition between(CallStatus from, CallStatus to) {
        Map<CallStatus, CallTransition> ways = TABLE.get(from);
        CallTransition transition = ways == null ? null : ways.get(to);
        if (transition == null) {
            throw new IllegalStateException("no call goes from " + from + " to " + to);
        }
        return transition;
    }
}
