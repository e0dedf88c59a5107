package org.ivrengine.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallThreadsTest {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void theJdkStillLetsCallsRunOnTheirEventLoops() {
        assertTrue(CallThreads.runOnEventLoops(), "is the option missing: " + CallThreads.JAVA_OPTION + "?");
    }

    @Test
    @Timeout(20)
    void aCallRunsOnlyWhileItsLoopRunsAndGivesTheLoopBackWhenItWaits() throws InterruptedException {
        Thread[] call = new Thread[1];
        CallThreads.start(loop::add, () -> {
            call[0] = Thread.currentThread();
            said.add("before the reply");
            LockSupport.park();
            said.add("after the reply");
        });
        assertEquals(0, said.size(), "the call began without its loop");

        runNext();
        assertEquals("before the reply", said.poll());
        assertTrue(call[0].isVirtual());
        assertEquals(0, said.size(), "the call did not wait");

        LockSupport.unpark(call[0]);
        runNext();
        assertEquals("after the reply", said.poll());
    }

    private void runNext() throws InterruptedException {
        Runnable next = loop.poll(WITHIN.toSeconds(), TimeUnit.SECONDS);
        assertTrue(next != null, "nothing came to the loop");
        next.run();
    }
}
