package org.ivrengine.agi;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ivrengine.agi.codec.AgiRequest;
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

    /** Connections that Asterisk may open faster than we accept them; the kernel's usual cap. */
    private static final int BACKLOG = 4_096;

    private final AllowedHosts allowed;
    private final AgiLimits limits;
    private final Keypads keypads;
    private final SoundFiles soundFiles;
    private final CallHandler handler;
    private final Counter connections;
    private final Counter sessions;
    private final Meter refused;
    private final Meter malformed;

    private final Map<InetAddress, AtomicInteger> connectionsOfHost = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, SessionHandler> silent = new ConcurrentSkipListMap<>();
    private final AtomicInteger silentCount = new AtomicInteger();
    private final AtomicLong connectionNumber = new AtomicLong();
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private final ThreadFactory callThreads =
            Thread.ofVirtual().name("call-", 0).factory();
    private final EventLoopGroup eventLoops;
    private final Channel listener;

    private volatile boolean draining;

    /**
     * Listens at once.
     *
     * @param address port 0 picks a free one
     * @throws java.util.concurrent.CompletionException when the address is in use
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
        connections = metrics.counter("agi.connections");
        sessions = metrics.counter("agi.sessions");
        refused = metrics.meter("agi.refused");
        malformed = metrics.meter("agi.malformed");
        boolean epoll = Epoll.isAvailable();
        eventLoops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
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
        try {
            listener = bootstrap.bind(address).sync().channel();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening " + address, interrupted);
        } catch (RuntimeException | Error failed) {
            eventLoops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
            throw failed;
        }
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

    /** Ends the sessions that are left: their calls stay up and go on from their checkpoints. */
    public void handOver() {
        for (Session session : open) {
            session.end(Why.HANDED_OVER);
        }
    }

    @Override
    public void close() {
        refuseNewCalls();
        handOver();
        open.forEach(Session::close);
        eventLoops
                .shutdownGracefully(0, 2, java.util.concurrent.TimeUnit.SECONDS)
                .syncUninterruptibly();
    }

    private void accept(Channel channel) {
        InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
        if (peer == null || draining || !allowed.contains(peer)) {
            if (!draining) {
                LOG.warn("refused {}: not among the hosts that may hand calls over", peer);
            }
            refused.mark();
            channel.close();
            return;
        }
        AtomicInteger ofHost = connectionsOfHost.computeIfAbsent(peer.getAddress(), host -> new AtomicInteger());
        connections.inc();
        boolean tooManyOfHost = ofHost.incrementAndGet() > limits.connectionsPerHostMax();
        channel.closeFuture().addListener(closed -> {
            connections.dec();
            ofHost.decrementAndGet();
        });
        if (tooManyOfHost || connections.getCount() > limits.connectionsMax()) {
            LOG.warn("refused {}: too many connections ({} in all)", peer, connections.getCount());
            refused.mark();
            channel.close();
            return;
        }
        long number = connectionNumber.incrementAndGet();
        SessionHandler connection = new SessionHandler(new Opening(number), limits, malformed);
        silent.put(number, connection);
        channel.pipeline().addLast(connection);
        if (silentCount.incrementAndGet() > limits.silentConnectionsMax()) {
            giveUpOldestSilent();
        }
    }

    private void giveUpOldestSilent() {
        Iterator<SessionHandler> oldest = silent.values().iterator();
        if (oldest.hasNext()) {
            oldest.next().giveUp("too many connections without an environment");
        }
    }

    /** What follows a connection's environment. */
    private final class Opening implements SessionHandler.Receiver {
        private final long number;

        private Opening(long number) {
            this.number = number;
        }

        @Override
        public void opened(AgiRequest request, Session session) {
            speaks();
            open.add(session);
            sessions.inc();
            callThreads.newThread(() -> walk(request, session)).start();
        }

        @Override
        public void closedWithoutEnvironment(SessionHandler handler) {
            speaks();
        }

        private void speaks() {
            if (silent.remove(number) != null) {
                silentCount.decrementAndGet();
            }
        }
    }

    private void walk(AgiRequest request, Session session) {
        try {
            KeyBuffer keys = keypads.of(request.channelId());
            handler.handle(new AgiCall(request, new AgiPhone(session, keys, keypads, soundFiles, limits)));
        } catch (SessionEnded over) {
            LOG.debug("session of {} ended: {}", request.channelId(), over.why());
        } catch (RuntimeException | Error fault) {
            LOG.error("the handler of channel {} failed", request.channelId(), fault);
        } finally {
            open.remove(session);
            sessions.dec();
            keypads.sessionEnded(request.channelId());
            session.close();
        }
    }
}
