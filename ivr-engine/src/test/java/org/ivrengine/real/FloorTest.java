package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Twenty agents and a hundred callers on the real Asterisk, all of them moody: afterwards everything is accounted for
 * once, to the telephones' own timeline.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class FloorTest {

    private static final int AGENTS = 20;
    private static final int CALLERS = 100;
    private static final Duration CALLING = Duration.ofSeconds(40);

    /** How many times on record are exact though other tests run beside this one; alone, all are. */
    private static final double MOST = 0.95;

    /** Another one by {@code ./ivr test -Dtest=FloorTest -Dfloor.seed=N}. */
    private static final long SEED = Long.getLong("floor.seed", 20_261_122);

    @Test
    void aBusyHourLeavesEveryCallOnRecordOnceAndNobodyStuck(RealAsterisk asterisk) {
        try (BusyFloor floor = new BusyFloor(asterisk, AGENTS)) {
            Instant from = Instant.now();
            FloorRound round = FloorRound.live(floor, CALLERS, CALLING, SEED);
            FloorRecords records = FloorRecords.since(floor.config(), from);
            FloorAudit audit = FloorAudit.of(round, records);
            System.err.println(FloorStory.of(round, records, audit));
            assertAll(
                    "seed " + SEED,
                    () -> assertEquals(List.of(), audit.faults()),
                    () -> assertEquals(List.of(), audit.times().beyond()),
                    () -> assertTrue(audit.times().withinMs(MOST) <= FloorAudit.EXACT_MS, audit.times()::figures),
                    () -> assertEquals(Map.of(), floor.channels(), "channels that are left on Asterisk"),
                    () -> assertTrue(
                            round.watch().compared() > 100,
                            "states compared: " + round.watch().compared()),
                    () -> assertTrue(
                            records.calls().size() > CALLERS,
                            "calls: " + records.calls().size()));
        }
    }
}
