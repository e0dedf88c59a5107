package org.ivrengine.calllog.sql.keys;

import java.util.List;

/**
 * Calls that fit one filter, newest first.
 *
 * @param keys each once
 * @param isLast whether there are no more
 */
record KeyBlock(List<Long> keys, boolean isLast) {

    static final KeyBlock NONE = new KeyBlock(List.of(), true);

    /** @return how much of the time a call of this block covers; the greater, the rarer are such calls */
    double span() {
        if (keys.isEmpty()) {
            return Double.MAX_VALUE;
        }
        return isLast
                ? Double.MAX_VALUE / (2 + keys.size())
                : (double) (keys.getFirst() - keys.getLast()) / keys.size();
    }
}
