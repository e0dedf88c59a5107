package org.ivrengine.routing;

import java.util.List;

/** One queue: its present rules and its waiting calls in their order. */
final class Line {

    final Queue rules;
    /** The requirement of each step, as a part. */
    final List<Part> steps;

    final SortedBlocks<Call> calls;
    final WaitForecast forecast;
    /** Calls for which a phone rings or is being silenced, and who will wait again if it fails. */
    int ringing;

    Line(Queue rules, List<Part> steps, WaitForecast forecast, Orders orders) {
        this.rules = rules;
        this.steps = steps;
        this.forecast = forecast;
        this.calls = new SortedBlocks<>(orders::calls);
    }

    /** Enough to go before all others that wait here; its own if it does. */
    long priorityInFront(Call waiting) {
        Call first = calls.first();
        return first == waiting ? waiting.ownPriority : waiting.priorityBefore(first);
    }

    boolean isOverfull() {
        return rules.maxWaiting() > 0 && calls.size() + ringing > rules.maxWaiting();
    }
}
