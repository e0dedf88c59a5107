package org.ivrengine.agi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the threads that walk calls: virtual threads that run on the event loop of their own connection. A reply is
 * then taken up, and the next command written, by the thread that has just read: no other thread is woken for it, which
 * is most of what a command costs otherwise (docs/BENCHMARKS.md has the figures).
 *
 * <p>The price: a call's thread must not block natively for long (database, network), or the other calls of its loop
 * wait with it; flows have such work done by threads of its own (operations). The JDK knows the choice of a scheduler
 * but does not publish it yet, so the process is started with {@link #JAVA_OPTION}. Without that option calls run on the
 * JDK's own scheduler: all the same, but dearer.
 */
public final class CallThreads {

    /** What the process must be started with. */
    public static final String JAVA_OPTION = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private static final Logger LOG = LoggerFactory.getLogger(CallThreads.class);

    private static final Optional<MethodHandle> ON_EXECUTOR = onExecutor();

    private CallThreads() {}

    /** @return whether calls run on their event loops */
    public static boolean runOnEventLoops() {
        return ON_EXECUTOR.isPresent();
    }

    /** Starts a virtual thread that runs on the loop's thread whenever it has something to do. */
    public static void start(Executor loop, Runnable call) {
        builder(loop).name("call").start(call);
    }

    private static Thread.Builder.OfVirtual builder(Executor loop) {
        if (ON_EXECUTOR.isEmpty()) {
            return Thread.ofVirtual();
        }
        try {
            return (Thread.Builder.OfVirtual) ON_EXECUTOR.get().invokeExact(loop);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the JDK refuses a virtual thread on an event loop", e);
        }
    }

    private static Optional<MethodHandle> onExecutor() {
        try {
            Class<?> builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            MethodHandle constructor = MethodHandles.privateLookupIn(builder, MethodHandles.lookup())
                    .findConstructor(builder, MethodType.methodType(void.class, Executor.class));
            return Optional.of(
                    constructor.asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class)));
        } catch (ReflectiveOperationException notThisJdk) {
            LOG.debug("calls run on the JDK's own scheduler; {} lets them run on event loops", JAVA_OPTION, notThisJdk);
            return Optional.empty();
        }
    }
}
