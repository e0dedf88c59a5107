package org.ivrengine.selfservice.sql;

import java.time.Duration;

/** Every limit of self-service, with its reason. */
final class SqlLimits {

    /** Failures in a row until nothing is right any more, over all calls. */
    static final int FAILURES_MAX = 5;

    /** First lock; each further one lasts twice as long, until somebody succeeds. */
    static final Duration LOCK = Duration.ofMinutes(30);

    static final Duration LOCK_MAX = Duration.ofHours(24);

    /** What a call has proven counts for so long: longer than any call, and no table grows for ever. */
    static final Duration ACCESS_FOR = Duration.ofHours(6);

    /** Results are kept for operations that are done again after a crash; a call that long ago does not come back. */
    static final Duration RESULTS_FOR = Duration.ofDays(7);

    /** Digits of an account, an order, a product, an application or a slot; columns hold no more. */
    static final int NUMBER_LENGTH_MAX = 12;

    /** Below this many pieces, callers hear that there are few. */
    static final int STOCK_FEW = 5;

    /** Days in which something must be sent back after that was announced. */
    static final int SEND_BACK_DAYS = 14;

    /** Tries of a transaction that others got in the way of. */
    static final int TRIES_MAX = 8;

    /** A caller hears nothing while her PIN waits for its turn to be checked. */
    static final Duration PIN_WITHIN = Duration.ofSeconds(5);

    private SqlLimits() {}
}
