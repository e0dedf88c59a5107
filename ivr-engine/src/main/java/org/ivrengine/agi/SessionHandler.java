package org.ivrengine.agi;

import com.codahale.metrics.Meter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ivrengine.agi.codec.AgiReply;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.agi.codec.AgiSyntax;
import org.ivrengine.agi.codec.EnvironmentReader;
import org.ivrengine.agi.codec.MalformedAgi;
import org.ivrengine.agi.codec.ReplyReader;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: first its environment, then replies. Everything here runs on the connection's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
final class SessionHandler extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

    /** Who takes over once the environment was read, and hears that it never came. Called on the event loop. */
    interface Receiver {
        void opened(SessionHandler connection, AgiRequest request, Session session);

        void closedWithoutEnvironment(SessionHandler connection);
    }

    private final Receiver receiver;
    private final AgiLimits limits;
    private final Meter malformed;
    private final LineFramer framer = new LineFramer();
    private final ReplyReader replies = new ReplyReader();
    private final Consumer<String> lines = this::line;

    private @Nullable EnvironmentReader environment = new EnvironmentReader();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Session session;
    private @Nullable ScheduledFuture<?> patience;

    SessionHandler(Receiver receiver, AgiLimits limits, Meter malformed) {
        this.receiver = receiver;
        this.limits = limits;
        this.malformed = malformed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        patience = ctx.executor()
                .schedule(
                        () -> giveUp("sent no environment in time"),
                        limits.environmentWithin().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Closes a connection that has not sent its environment. Any thread. */
    void giveUp(String why) {
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.executor().execute(() -> {
                if (environment != null && ctx.channel().isOpen()) {
                    malformed.mark();
                    LOG.debug("{} closed: {}", ctx.channel().remoteAddress(), why);
                    ctx.close();
                }
            });
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
        framer.read(bytes, lines);
    }

    private void line(String line) {
        EnvironmentReader reading = environment;
        if (reading == null) {
            replyLine(line);
            return;
        }
        AgiRequest request = reading.read(line);
        ChannelHandlerContext ctx = context;
        if (request != null && ctx != null) {
            environment = null;
            stopWaiting();
            Session opened = new Session(ctx.channel());
            session = opened;
            receiver.opened(this, request, opened);
        }
    }

    private void replyLine(String line) {
        Session current = session;
        if (current == null) {
            return;
        }
        AgiReply reply = replies.read(line);
        if (reply != null && !current.received(reply)) {
            throw new MalformedAgi("a reply that nobody asked for: " + AgiSyntax.printable(line));
        }
        if (replies.hangup()) {
            current.end(Why.HANGUP);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        framer.release();
        Session current = session;
        if (current != null) {
            current.end(Why.CONNECTION_LOST);
        } else {
            stopWaiting();
            receiver.closedWithoutEnvironment(this);
        }
    }

    private void stopWaiting() {
        ScheduledFuture<?> running = patience;
        if (running != null) {
            running.cancel(false);
            patience = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof MalformedAgi) {
            malformed.mark();
            LOG.warn("{} closed: {}", ctx.channel().remoteAddress(), cause.getMessage());
        } else {
            LOG.info("{} closed: {}", ctx.channel().remoteAddress(), cause.toString());
        }
        ctx.close();
    }
}
