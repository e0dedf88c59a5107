package org.ivrengine.quality.sample;

import java.time.Instant;

/**
 * A contact that was drawn for review.
 *
 * @param week for example {@code 2026-W47}
 * @param joinedAt when it joined its queue
 * @param reviewer whose turn it is; empty: whoever comes first
 */
public record Drawn(
        String call,
        String contact,
        String agent,
        String queue,
        Instant joinedAt,
        String rule,
        String week,
        String scorecard,
        String reviewer) {}
