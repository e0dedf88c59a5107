package org.ivrengine.routing;

import java.util.List;

/** Waiting calls whose queue releases them when no signed-in agent could ever take them: those with the same chance. */
final class Prospect {

    record Key(Condition condition, List<String> avoid) {}

    /** Their requirement once every step is reached. */
    final Condition condition;

    final List<String> avoid;
    final SortedBlocks<Call> calls = new SortedBlocks<>((one, other) -> Long.compare(one.sequence, other.sequence));

    Prospect(Condition condition, List<String> avoid) {
        this.condition = condition;
        this.avoid = avoid;
    }
}
