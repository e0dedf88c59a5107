package org.ivrengine.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waiting calls that the same agents may take and that age alike, in the order in which they go. If nobody can take the
 * first of them, nobody can take any.
 */
final class Group {

    final Condition condition;
    final int agingPerMinute;
    final List<String> avoid;
    /** Avoided while another agent is there who could take the calls. */
    final List<String> failed;

    /** If not null, the calls are held for her. */
    final @Nullable Agent preferred;

    final SortedBlocks<Call> calls;

    Group(
            Condition condition,
            int agingPerMinute,
            List<String> avoid,
            List<String> failed,
            @Nullable Agent preferred,
            Orders orders) {
        this.condition = condition;
        this.agingPerMinute = agingPerMinute;
        this.avoid = avoid;
        this.failed = failed;
        this.preferred = preferred;
        this.calls = new SortedBlocks<>(orders::calls);
    }

    boolean isPlain() {
        return preferred == null && avoid.isEmpty() && failed.isEmpty();
    }

    /** Makes equal keys meet: what tells one group from another. */
    record Key(
            Condition condition,
            int agingPerMinute,
            List<String> avoid,
            List<String> failed,
            @Nullable Agent preferred) {}

    Key key() {
        return new Key(condition, agingPerMinute, avoid, failed, preferred);
    }
}
