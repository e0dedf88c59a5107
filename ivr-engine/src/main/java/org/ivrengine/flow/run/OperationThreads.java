package org.ivrengine.flow.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the threads that operations run on. A virtual thread takes over the scheduler of the virtual thread that starts
 * it, and a call's may run on the event loop of its connection, which must not wait for a database: so one platform
 * thread starts them all.
 */
final class OperationThreads {

    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("operations").factory());

    private OperationThreads() {}

    static void start(String name, Runnable operation) {
        STARTER.execute(() -> Thread.ofVirtual().name(name).start(operation));
    }
}
