package org.ivrengine.agi;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.agi.codec.AgiSyntax;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls from Asterisk over FastAGI: Netty moves the bytes, one virtual thread walks each call. */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
public final class AgiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgiServer.class);

    /** A peer that acknowledges nothing for this long is gone; finds dead networks that never close a connection. */
    private static final Duration UNACKNOWLEDGED_MAX = Duration.ofSeconds(20);

    /** How often overdue replies are looked for; limits on silence are exact to this. */
    private static final Duration OVERDUE_LOOK_EVERY = Duration.ofMillis(250);

    /** What the server's stop may cost while handlers note how their calls ended. */
    private static final Duration HANDLERS_END_WITHIN = Duration.ofSeconds(2);

    /** Calls run on the loops; where they cannot, half of the cores are for their threads. */
    private static final int CORES_PER_EVENT_LOOP = CallThreads.runOnEventLoops() ? 1 : 2;

    /** Connections that Asterisk may open faster than we accept them; the kernel's usual cap. */
    private static final int BACKLOG = 4_096;

    private final RefusalWarnings refusals = new RefusalWarnings(LOG);
    private final AllowedHosts allowed;
    private final AgiLimits limits;
    private final Keypads keypads;
    private final SoundFiles soundFiles;
    private final CallHandler handler;
    private final Counter connections;
    private final Counter sessions;
    private final Timer commandTimes;
    private final Meter refused;
    private final Meter malformed;

    private final ConnectionCounts counts;
    private final SilentConnections silent;
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    /** By their channel's id; a channel has one at a time. */
    private final Map<String, Session> byChannel = new ConcurrentHashMap<>();

    private final Object lastSessionEnded = new Object();
    private final SessionHandler.Receiver receiver = new Opening();
    private final EventLoopGroup eventLoops;
    private final Channel listener;

    private volatile boolean draining;
    private volatile boolean handingOver;

    /**
     * Listens at once.
     *
     * @param address port 0 picks a free one
     * @throws UncheckedIOException when the address is in use or none of this machine
     */
    public AgiServer(
            InetSocketAddress address,
            AllowedHosts allowed,
            AgiLimits limits,
            Keypads keypads,
            SoundFiles soundFiles,
            CallHandler handler,
            MetricRegistry metrics) {
        this.allowed = allowed;
        this.limits = limits;
        this.keypads = keypads;
        this.soundFiles = soundFiles;
        this.handler = handler;
        counts = new ConnectionCounts(limits.connectionsMax(), limits.connectionsPerHostMax());
        silent = new SilentConnections(limits.silentConnectionsMax());
        connections = metrics.counter("agi.connections");
        sessions = metrics.counter("agi.sessions");
        commandTimes = metrics.timer("agi.commands");
        refused = metrics.meter("agi.refused");
        malformed = metrics.meter("agi.malformed");
        boolean epoll = Epoll.isAvailable();
        eventLoops = new MultiThreadIoEventLoopGroup(
                Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_PER_EVENT_LOOP),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(eventLoops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        if (epoll) {
            bootstrap.childOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) UNACKNOWLEDGED_MAX.toMillis());
            bootstrap.childOption(EpollChannelOption.TCP_KEEPIDLE, (int) UNACKNOWLEDGED_MAX.toSeconds());
            bootstrap.childOption(EpollChannelOption.TCP_KEEPINTVL, 5);
        }
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new UncheckedIOException(
                    "cannot listen for Asterisk on " + address + "; does another program use the port?",
                    new IOException(bound.cause()));
        }
        listener = bound.channel();
        eventLoops.scheduleWithFixedDelay(
                this::endOverdue, OVERDUE_LOOK_EVERY.toMillis(), OVERDUE_LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** @return sessions that are open now */
    public int openSessions() {
        return open.size();
    }

    /** From now on new connections are closed at once; running sessions go on. */
    public void refuseNewCalls() {
        draining = true;
        listener.close();
    }

    /**
     * Waits until the last session has ended, its handler included.
     *
     * @return whether that came in time
     */
    public boolean awaitNoSessions(Duration within) throws InterruptedException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        synchronized (lastSessionEnded) {
            while (!open.isEmpty()) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
                if (leftMs <= 0) {
                    return false;
                }
                lastSessionEnded.wait(leftMs);
            }
            return true;
        }
    }

    /** Ends the sessions that are left: their calls stay up and go on from their checkpoints. */
    public void handOver() {
        handingOver = true;
        for (Session session : open) {
            session.end(Why.HANDED_OVER);
        }
    }

    /** Hands over what still runs, gives the handlers a moment to put down how it ended, and stops. */
    @Override
    public void close() {
        refuseNewCalls();
        handOver();
        try {
            if (!awaitNoSessions(HANDLERS_END_WITHIN)) {
                LOG.warn(
                        "{} calls were still busy when the server stopped; they go on from their checkpoints",
                        open.size());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void endOverdue() {
        long nowNs = System.nanoTime();
        for (Session session : open) {
            session.endIfOverdue(nowNs);
        }
    }

    private void accept(Channel channel) {
        InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
        if (peer == null || draining || !allowed.contains(peer)) {
            if (!draining) {
                refusals.refused(System.nanoTime(), peer, "not among the hosts that may hand calls over");
            }
            refused.mark();
            channel.close();
            return;
        }
        boolean fits = counts.enter(peer.getAddress());
        connections.inc();
        channel.closeFuture().addListener(closed -> {
            connections.dec();
            counts.leave(peer.getAddress());
        });
        if (!fits) {
            refusals.refused(System.nanoTime(), peer, "too many connections (" + counts.all() + " in all)");
            refused.mark();
            channel.close();
            return;
        }
        SessionHandler connection = new SessionHandler(receiver, limits, malformed);
        channel.pipeline().addLast(connection);
        SessionHandler tooMany = silent.add(connection);
        if (tooMany != null) {
            tooMany.giveUp("too many connections without an environment");
        }
    }

    /** What follows a connection's environment. */
    private final class Opening implements SessionHandler.Receiver {

        @Override
        public void opened(SessionHandler connection, AgiRequest request, Session session) {
            silent.remove(connection);
            if (draining) {
                session.close();
                return;
            }
            open.add(session);
            sessions.inc();
            if (handingOver) { // it was not there yet when the others were told
                session.end(Why.HANDED_OVER);
            }
            CallThreads.start(session.eventLoop(), () -> walk(request, session));
        }

        @Override
        public void closedWithoutEnvironment(SessionHandler connection) {
            silent.remove(connection);
        }
    }

    /** The caller's channel is gone, though her session has not noticed: it ends as if she had hung up. Any thread. */
    public void channelGone(String channelId) {
        Session session = byChannel.get(channelId);
        if (session != null) {
            session.end(Why.HANGUP);
            session.close();
        }
    }

    private void walk(AgiRequest request, Session session) {
        byChannel.put(request.channelId(), session);
        try {
            KeyBuffer keys = keypads.of(request.channelId());
            handler.handle(new AgiCall(
                    request,
                    new AgiPhone(request.channelId(), session, keys, keypads, soundFiles, limits, commandTimes)));
        } catch (SessionEnded over) {
            LOG.debug("session of {} ended: {}", request.channelId(), over.why());
        } catch (RuntimeException | Error fault) {
            LOG.error("the handler of channel {} failed", AgiSyntax.printable(request.channelId()), fault);
        } finally {
            session.close();
            keypads.sessionEnded(request.channelId());
            sessions.dec();
            ended(request.channelId(), session);
        }
    }

    private void ended(String channelId, Session session) {
        open.remove(session);
        byChannel.remove(channelId, session);
        if (open.isEmpty()) {
            synchronized (lastSessionEnded) {
                lastSessionEnded.notifyAll();
            }
        }
    }
}
