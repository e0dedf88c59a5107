package org.ivrengine.calllog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system has not been told to force to the disk is lost with the power. */
class PowerLossTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FILE = "calls-2026-11-22.jsonl";

    @TempDir
    Path folder;

    /** How much of the file the disk has. */
    private final AtomicLong forced = new AtomicLong();

    @Test
    void nothingIsLostThatWasToldMoreThanASecondAgo() throws IOException {
        SampleCalls calls = new SampleCalls(2, NOON);
        List<CallRecord> told = new ArrayList<>();
        try (FileCallLog log = new FileCallLog(new JournalFolder(folder), InstantSource.fixed(NOON), this::open)) {
            for (int i = 0; i < 20; i++) {
                CallRecord call = calls.next();
                SampleCalls.tell(log, call);
                told.add(call);
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(1))
                        .until(() -> log.waiting() == 0);
                assertEquals(told, FileCallLog.finished(whatPowerLossLeaves(i)));
                assertEquals(forced.get(), log.durable().orElseThrow().offset());
            }
        }
    }

    private Path whatPowerLossLeaves(int number) throws IOException {
        byte[] all = Files.readAllBytes(folder.resolve(FILE));
        Path left = Files.createDirectories(folder.resolve("left-" + number));
        Files.write(left.resolve(FILE), Arrays.copyOf(all, (int) forced.get()));
        assertTrue(forced.get() > 0);
        return left;
    }

    private JournalFile open(Path path) throws IOException {
        JournalFile file = JournalFile.onDisk(path);
        return new JournalFile() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void append(ByteBuffer bytes) throws IOException {
                file.append(bytes);
            }

            @Override
            public void force() throws IOException {
                file.force();
                forced.set(file.size());
            }

            @Override
            public void truncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public boolean endsInTheMiddleOfALine() throws IOException {
                return file.endsInTheMiddleOfALine();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
