package org.ivrengine.agi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.ivrengine.agi.codec.AgiCommand;
import org.ivrengine.agi.codec.AgiReply;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.jspecify.annotations.Nullable;

/**
 * One FastAGI session: one command out, one reply back. Commands belong to the call's own thread, which waits; replies
 * and the end come from the connection's event loop.
 *
 * <p>The thread waits without a time limit of its own, because a timer for each command costs more than the command: one
 * look at all sessions now and then ({@link #endIfOverdue}) finds those that Asterisk has forgotten.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
final class Session {

    private final Channel channel;
    private final Runnable writeNext = this::writeNext;

    // Written by the call's thread. The deadline stands before "waiting", which publishes it; who reads takes them in
    // the other order, so a deadline is never taken for that of a later command.
    private volatile long replyDeadlineNs;
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
        replyDeadlineNs = System.nanoTime() + longest.toNanos();
        waiting = Thread.currentThread();
        outgoing = command.line();
        try {
            channel.eventLoop().execute(writeNext);
        } catch (RejectedExecutionException shutDown) {
            end(Why.CONNECTION_LOST);
        }
        AgiReply received = reply;
        while (received == null) {
            throwIfEnded();
            LockSupport.park(this);
            received = reply;
        }
        reply = null;
        return received;
    }

    /**
     * Belongs to the call's thread. Interrupting that thread takes the call away from us: it goes on from its checkpoint.
     *
     * @throws SessionEnded when the session is over
     */
    void throwIfEnded() {
        if (ended == null && Thread.currentThread().isInterrupted()) {
            end(Why.HANDED_OVER);
            close();
        }
        Why why = ended;
        if (why != null) {
            throw new SessionEnded(why);
        }
    }

    /** Where the call's thread runs best. */
    Executor eventLoop() {
        return channel.eventLoop();
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
            return isEnded(); // after its end nobody minds what Asterisk still had to say
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

    /** Ends and closes the session if a reply is overdue. Any thread. */
    void endIfOverdue(long nowNs) {
        if (waiting != null && nowNs - replyDeadlineNs > 0) {
            end(Why.NO_REPLY);
            close();
        }
    }

    private void writeNext() {
        String line = outgoing;
        outgoing = null;
        if (line == null || !channel.isActive()) {
            return;
        }
        ByteBuf bytes = channel.alloc().directBuffer(line.length() + 16);
        ByteBufUtil.writeUtf8(bytes, line);
        bytes.writeByte('\n');
        channel.writeAndFlush(bytes, channel.voidPromise());
    }
}
