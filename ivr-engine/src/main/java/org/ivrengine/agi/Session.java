package org.ivrengine.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.ivrengine.agi.codec.AgiCommand;
import org.ivrengine.agi.codec.AgiReply;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.jspecify.annotations.Nullable;

/**
 * One FastAGI session: one command out, one reply back. Commands belong to the call's own thread, which waits; replies
 * and the end come from the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
final class Session {

    private final Channel channel;
    private final Runnable writeNext = this::writeNext;

    // Written by the call's thread, read by the event loop; volatile publishes what was written before.
    private volatile @Nullable String outgoing;
    private volatile @Nullable Thread waiting;

    // Written by the event loop, read by the call's thread.
    private volatile @Nullable AgiReply reply;
    private volatile @Nullable Why ended;
    private volatile Runnable onEnd = () -> {};

    Session(Channel channel) {
        this.channel = channel;
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @param longest no reply for so long means that the session is dead; it is closed
     * @throws SessionEnded when the session is over before the reply
     */
    AgiReply send(AgiCommand command, Duration longest) {
        throwIfEnded();
        waiting = Thread.currentThread();
        outgoing = command.line();
        channel.eventLoop().execute(writeNext);
        long deadlineNs = System.nanoTime() + longest.toNanos();
        AgiReply received = reply;
        while (received == null) {
            throwIfEnded();
            long leftNs = deadlineNs - System.nanoTime();
            if (leftNs <= 0 || Thread.currentThread().isInterrupted()) {
                end(leftNs <= 0 ? Why.NO_REPLY : Why.HANDED_OVER);
                close();
                throwIfEnded();
            }
            LockSupport.parkNanos(this, leftNs);
            received = reply;
        }
        reply = null;
        return received;
    }

    /** @throws SessionEnded when the session is over */
    void throwIfEnded() {
        Why why = ended;
        if (why != null) {
            throw new SessionEnded(why);
        }
    }

    boolean isEnded() {
        return ended != null;
    }

    void close() {
        channel.close();
    }

    /** @param onEnd runs on whichever thread ends the session, at once if it is over */
    void onEnd(Runnable onEnd) {
        this.onEnd = onEnd;
        if (isEnded()) {
            onEnd.run();
        }
    }

    /** Event loop: a reply has come. Returns false if nobody waits for one. */
    boolean received(AgiReply received) {
        Thread thread = waiting;
        if (thread == null || outgoing != null || reply != null) {
            return false;
        }
        waiting = null;
        reply = received;
        LockSupport.unpark(thread);
        return true;
    }

    /** Ends the session for the call's thread; the first reason counts. */
    void end(Why why) {
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = why;
        }
        LockSupport.unpark(waiting);
        onEnd.run();
    }

    private void writeNext() {
        String line = outgoing;
        outgoing = null;
        if (line == null || !channel.isActive()) {
            return;
        }
        ByteBuf bytes = channel.alloc().directBuffer(line.length() + 16);
        bytes.writeCharSequence(line, UTF_8);
        bytes.writeByte('\n');
        channel.writeAndFlush(bytes, channel.voidPromise());
    }
}
