package org.ivrengine.flow.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallIdTest {

    @Test
    void anIdBeginsWithItsTwelveDaysAndTheRestIsChance() {
        UUID chance = UUID.fromString("00112233-4455-4677-8899-aabbccddeeff");
        assertEquals(
                "692" + "12233445546778899aabbccddeeff",
                CallId.of(Instant.ofEpochSecond(0x692252ffL), chance).value());
    }

    @Test
    void idsOfLaterDaysComeLaterInEveryIndex() {
        UUID chance = UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff");
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        String before = CallId.of(now, chance).value();
        String after = CallId.of(now.plus(Duration.ofDays(13)), new UUID(0, 0)).value();
        assertTrue(before.compareTo(after) < 0, before + " before " + after);
    }

    @Test
    void idsOfOneTimeDiffer() {
        Set<CallId> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(CallId.mint());
        }
        assertEquals(1_000, ids.size());
    }
}
