package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ivrengine.selfservice.Pins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What nobody may learn: a PIN from the database or the log, and whether an account exists from the time of an answer. */
class SecrecyTest {

    private static final int ROUNDS = 9;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(TestedOn.h2());
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void noPinThatWasTypedStandsInTheDatabaseOrTheLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        try {
            Counter.Caller ada = counter.caller();
            assertEquals("wrong", ada.verify(0, "98230417").outcome());
            assertEquals("verified", ada.verify(0, "2701").outcome());
            assertEquals("weak", ada.outcome("account.change_pin", "pin", "77777777"));
            assertEquals("changed", ada.outcome("account.change_pin", "pin", "60395812"));
            assertEquals("wrong", counter.caller().outcome("account.verify", "account", "999999", "pin", "51407296"));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        List<String> dump = counter.database
                .jdbi()
                .withHandle(
                        handle -> handle.select("script").mapTo(String.class).list());
        String logged = log.list.toString();

        assertTrue(dump.toString().contains("100001"), "the dump has what is in the tables");
        for (String pin : List.of("98230417", "77777777", "60395812", "51407296", "'2701'")) {
            assertFalse(dump.toString().contains(pin), pin + " stands in the database");
            assertFalse(logged.contains(pin), pin + " stands in the log");
        }
    }

    @Test
    @Tag("slow")
    void aCheckTakesTheSameTimeWithAndWithoutAnAccount() {
        String hash = Pins.hash("2701");
        Pins.isRight("9999", Optional.of(hash));
        long[] withNs = new long[ROUNDS];
        long[] withoutNs = new long[ROUNDS];
        // The processor's time, and the least of it: whatever else this machine does falls on neither.
        for (int i = 0; i < ROUNDS; i++) {
            withNs[i] = time(Optional.of(hash));
            withoutNs[i] = time(Optional.empty());
        }
        Arrays.sort(withNs);
        Arrays.sort(withoutNs);
        double ratio = (double) withoutNs[0] / withNs[0];

        assertTrue(ratio > 0.7 && ratio < 1.4, "without an account it takes " + ratio + " of the time");
    }

    private static long time(Optional<String> hash) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNs = threads.getCurrentThreadCpuTime();
        assertFalse(Pins.isRight("9999", hash));
        return threads.getCurrentThreadCpuTime() - startNs;
    }
}
