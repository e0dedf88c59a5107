package org.ivrengine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A test process that has run all its tests and does not end writes what its threads do, before it is killed after half a
 * minute: {@code ivr-engine/target/slow-exit-*.txt}.
 */
public final class SlowExit {

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final AtomicBoolean WATCHED = new AtomicBoolean();

    private SlowExit() {}

    /** From the moment on at which this process is told to end. */
    public static void watch() {
        if (WATCHED.compareAndSet(false, true)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> Thread.ofPlatform().daemon().name("slow exit").start(SlowExit::writeWhenLate)));
        }
    }

    private static void writeWhenLate() {
        long untilNs = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < untilNs) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
        StringBuilder dump = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            dump.append(thread.isDaemon() ? "daemon " : "").append(thread).append('\n');
            for (StackTraceElement frame : each.getValue()) {
                dump.append("    at ").append(frame).append('\n');
            }
        }
        try {
            Files.writeString(
                    Path.of("ivr-engine/target/slow-exit-"
                            + ProcessHandle.current().pid() + ".txt"),
                    dump);
        } catch (IOException unwritten) {
            System.err.println(dump);
        }
    }
}
