package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ivrengine.agi.CallThreads;
import org.junit.jupiter.api.Test;

class OperationThreadsTest {

    @Test
    void anOperationOfACallThatRunsOnAnEventLoopNeedsNothingFromThatLoop() throws InterruptedException {
        assertTrue(CallThreads.runOnEventLoops(), "otherwise this test shows nothing");
        BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        CallThreads.start(loop::add, () -> OperationThreads.start("operation", done::countDown));

        loop.take().run(); // the call's own turn; nobody runs the loop after that

        assertTrue(done.await(10, TimeUnit.SECONDS), "the operation waits for the event loop of its call");
    }
}
