package org.ivrengine.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.Key;
import org.junit.jupiter.api.Test;

class KeyBufferTest {

    /** Asterisk's clock has nothing to do with ours. */
    private static final long FAR_AHEAD_MS = 4_000_000_000_000L;

    private final KeyBuffer buffer = new KeyBuffer();

    @Test
    void ofTwoEqualKeysOnAgisWordEachTakesOneLateReport() {
        buffer.addUnreported(key('1'), 0);
        buffer.addUnreported(key('1'), 10);
        buffer.add(key('1'), 20);
        buffer.add(key('1'), 30);
        assertEquals("11", taken());
    }

    @Test
    void aLateReportTakesTheKeyOfItsOwnSymbol() {
        buffer.addUnreported(key('1'), 0);
        buffer.add(key('2'), 10);
        buffer.add(key('1'), 20);
        buffer.add(key('1'), 30);
        assertEquals("121", taken());
    }

    @Test
    void aReportLongAfterIsANewPress() {
        buffer.addUnreported(key('1'), 0);
        buffer.add(key('1'), KeyBuffer.LATE_REPORT_WITHIN_MS + 1);
        assertEquals("11", taken());
    }

    @Test
    void aReportJustInTimeIsTheSamePress() {
        buffer.addUnreported(key('1'), 0);
        buffer.add(key('1'), KeyBuffer.LATE_REPORT_WITHIN_MS);
        assertEquals("1", taken());
    }

    @Test
    void afterABreakOfTheManagerConnectionNoReportIsLate() {
        buffer.addUnreported(key('1'), 0);
        buffer.expectNoLateReports();
        buffer.add(key('1'), 10);
        assertEquals("11", taken());
    }

    @Test
    void theOldestKeysGoWhenSomebodyLeansOnTheKeypad() {
        for (int i = 0; i < KeyBuffer.KEYS_MAX; i++) {
            buffer.add(key('1'), i);
        }
        buffer.add(key('2'), KeyBuffer.KEYS_MAX);
        String taken = taken();
        assertEquals(KeyBuffer.KEYS_MAX, taken.length());
        assertTrue(taken.endsWith("12"), taken);
    }

    @Test
    void takingThroughASymbolLeavesWhatComesAfterAndTakesNothingIfItIsNotThere() {
        for (String symbol : List.of("1", "2", "#", "3", "#")) {
            buffer.add(key(symbol.charAt(0)), 0);
        }
        buffer.takeThrough('*');
        buffer.takeThrough('#');
        assertEquals("3#", taken());
    }

    private static Key key(char symbol) {
        return new Key(symbol, FAR_AHEAD_MS);
    }

    private String taken() {
        StringBuilder taken = new StringBuilder();
        for (Optional<Key> key = buffer.take(); key.isPresent(); key = buffer.take()) {
            taken.append(key.get().symbol());
        }
        return taken.toString();
    }
}
