package org.ivrengine.calllog.sql.figures;

import org.ivrengine.calllog.CallSummary;

/**
 * How many calls ended.
 *
 * @param selfService of these, calls in which an operation was performed
 * @param contained of these, calls that needed nobody
 */
public record CallCounts(long calls, long selfService, long contained) {

    public static final CallCounts NONE = new CallCounts(0, 0, 0);

    static CallCounts of(CallSummary call) {
        return new CallCounts(1, call.isSelfService() ? 1 : 0, call.isContained() ? 1 : 0);
    }

    public CallCounts plus(CallCounts other) {
        return new CallCounts(calls + other.calls, selfService + other.selfService, contained + other.contained);
    }
}
