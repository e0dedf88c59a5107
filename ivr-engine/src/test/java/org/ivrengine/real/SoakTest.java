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
 * What {@link FloorTest} does, as often as there is time for, on one engine that is never started anew: {@code ./ivr test
 * --soak MINUTES}. Each round has its own seed; all is checked after each.
 */
@Tag("soak")
@ExtendWith(RealAsterisk.Shared.class)
class SoakTest {

    private static final int AGENTS = 20;
    private static final int CALLERS = 100;
    private static final Duration CALLING = Duration.ofSeconds(90);

    private static final Duration SOAK = Duration.ofMinutes(Long.getLong("soak.minutes", 10));

    /** Of the first round; later ones count up. */
    private static final long SEED = Long.getLong("floor.seed", System.currentTimeMillis());

    @Test
    void theFloorIsAsSoundAtTheEndAsAtTheBeginning(RealAsterisk asterisk) {
        Instant until = Instant.now().plus(SOAK);
        TimeFaults times = new TimeFaults();
        try (BusyFloor floor = new BusyFloor(asterisk, AGENTS)) {
            for (long seed = SEED; Instant.now().isBefore(until); seed++) {
                Instant from = Instant.now();
                FloorRound round = FloorRound.live(floor, CALLERS, CALLING, seed);
                FloorRecords records = FloorRecords.since(floor.config(), from);
                FloorAudit audit = FloorAudit.of(round, records);
                times.addAll(audit.times());
                System.err.println(FloorStory.of(round, records, audit));
                assertAll(
                        "-Dfloor.seed=" + seed,
                        () -> assertEquals(List.of(), audit.faults()),
                        () -> assertEquals(List.of(), audit.times().beyond()),
                        () -> assertEquals(Map.of(), floor.channels(), "channels that are left on Asterisk"));
                floor.phones().forEach(SipPhone::forgetCalls);
            }
        }
        System.err.println("all rounds:\n" + times.figures());
        assertTrue(times.withinMs(0.99) <= FloorAudit.EXACT_MS, times::figures);
    }
}
