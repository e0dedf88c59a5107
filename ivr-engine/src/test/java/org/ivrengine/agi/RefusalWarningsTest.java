package org.ivrengine.agi;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Who is refused again and again is in the log, and does not fill it. */
class RefusalWarningsTest {

    private static final String ONCE = "refused {}: {}";
    private static final String AGAIN = "refused {}: {}; and {} more since the last warning";

    private final Logger log = mock();
    private final RefusalWarnings warnings = new RefusalWarnings(log);

    @Test
    void theFirstIsWarnedOfAndAFloodAfterItIsCounted() {
        long beganNs = Long.MAX_VALUE - 5; // a clock that runs over changes nothing
        for (int i = 0; i < 1_000; i++) {
            warnings.refused(beganNs + i, "10.0.0.9", "a stranger");
        }
        warnings.refused(beganNs + RefusalWarnings.EVERY.toNanos(), "10.0.0.9", "a stranger");
        warnings.refused(beganNs + 2 * RefusalWarnings.EVERY.toNanos(), "10.0.0.9", "a stranger");

        verify(log, org.mockito.Mockito.times(2)).warn(ONCE, "10.0.0.9", "a stranger");
        verify(log).warn(AGAIN, "10.0.0.9", "a stranger", 999L);
        verifyNoMoreInteractions(log);
    }
}
