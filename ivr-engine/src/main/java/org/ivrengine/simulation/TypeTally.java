package org.ivrengine.simulation;

/** What happened to the calls of one type that came in one batch. Doubles, because they end as parts of quotients. */
final class TypeTally {
    double offered;
    double blocked;
    double waited;
    double abandoned;
    double overflowed;
    double served;
    double servedWithin;
    double waitMs;
    double servedWaitMs;

    /** Waiting calls, integrated over the batch's time. */
    double queueMs;
}
