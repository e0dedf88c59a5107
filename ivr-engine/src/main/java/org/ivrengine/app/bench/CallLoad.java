package org.ivrengine.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Plays an Asterisk with so many calls at a time: as soon as one is over the next begins. A call that the server refuses
 * or breaks off counts as failed and is not tried again. Everything runs on one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
final class CallLoad implements AutoCloseable {

    /** Connections on their way at a time; more would overrun the queue of the listening socket. */
    private static final int CONNECTING_MAX = 500;

    /** Addresses of this machine to connect from: each has ports for 28,000 connections. */
    private static final int SOURCE_ADDRESSES = 4;

    private static final ByteBuf PLAYED = constant("200 result=0 endpos=8000\n");
    private static final ByteBuf SET = constant("200 result=1\n");
    private static final ByteBuf DONE = constant("200 result=0\n");

    private final EventLoopGroup group = BenchNetty.eventLoops(1);
    private final EventLoop loop = group.next();
    private final Bootstrap bootstrap;
    private final InetSocketAddress server;
    private final int calls;
    private final long pauseNs;

    // All of these belong to the event loop.
    private final Set<Channel> open = new HashSet<>();
    private ThinkTimes thinkTimes = new ThinkTimes();
    private long commands;
    private long completed;
    private long failed;
    private long callNumber;
    private int started;
    private int connecting;
    private boolean stopping;

    /** What was counted since the last look. */
    record Counted(long commands, long completed, ThinkTimes thinkTimes) {}

    /** @param pause from a command to its reply, as if a sound were played; zero answers at once */
    CallLoad(InetSocketAddress server, int calls, Duration pause) {
        this.server = server;
        this.calls = calls;
        this.pauseNs = pause.toNanos();
        bootstrap = new Bootstrap()
                .group(group)
                .channel(BenchNetty.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Call());
                    }
                });
        loop.execute(this::connectMore);
    }

    /** @return whether every call has begun or failed */
    boolean allBegan() {
        return onLoop(() -> started == calls && connecting == 0);
    }

    /** @return calls that failed since the start */
    long failed() {
        return onLoop(() -> failed);
    }

    int openCalls() {
        return onLoop(open::size);
    }

    /** Takes what was counted, and counts from zero again. */
    Counted take() {
        return onLoop(() -> {
            Counted counted = new Counted(commands, completed, thinkTimes);
            commands = 0;
            completed = 0;
            thinkTimes = new ThinkTimes();
            return counted;
        });
    }

    @Override
    public void close() {
        onLoop(() -> {
            stopping = true;
            Set.copyOf(open).forEach(Channel::close);
            return true;
        });
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void connectMore() {
        while (started < calls && connecting < CONNECTING_MAX && !stopping) {
            started++;
            connect();
        }
    }

    private void connect() {
        connecting++;
        String source = "127.0.0." + (2 + callNumber % SOURCE_ADDRESSES);
        ChannelFuture connected = bootstrap.connect(server, new InetSocketAddress(source, 0));
        connected.addListener(done -> {
            connecting--;
            if (!done.isSuccess()) {
                failed++;
            }
            connectMore();
        });
    }

    private <T> T onLoop(Callable<T> look) {
        try {
            return loop.submit(look).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static ByteBuf constant(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    /** One call: its environment, then a reply to each command. */
    private final class Call extends SimpleChannelInboundHandler<ByteBuf> {

        private int answered;
        private long repliedAtNs;
        private int inLine;
        private byte second;

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            open.add(ctx.channel());
            ByteBuf environment = ctx.alloc().buffer(1_024);
            ByteBufUtil.writeAscii(environment, BenchEnvironment.of(callNumber++));
            ctx.writeAndFlush(environment, ctx.voidPromise());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
            while (bytes.isReadable()) {
                byte next = bytes.readByte();
                if (next == '\n') {
                    inLine = 0;
                    command(ctx);
                } else if (inLine++ == 1) {
                    second = next;
                }
            }
        }

        private void command(ChannelHandlerContext ctx) {
            commands++;
            if (repliedAtNs != 0) {
                thinkTimes.add(System.nanoTime() - repliedAtNs);
            }
            ByteBuf reply = replyTo(second);
            if (pauseNs == 0) {
                reply(ctx, reply);
            } else {
                ctx.executor().schedule(() -> reply(ctx, reply), pauseNs, TimeUnit.NANOSECONDS);
            }
        }

        /** The second letter tells enough: STREAM FILE, SET VARIABLE, HANGUP, and the rest. */
        private static ByteBuf replyTo(byte second) {
            return switch (second) {
                case 'T' -> PLAYED;
                case 'E', 'A' -> SET;
                default -> DONE;
            };
        }

        private void reply(ChannelHandlerContext ctx, ByteBuf reply) {
            answered++;
            repliedAtNs = System.nanoTime();
            ctx.writeAndFlush(reply.duplicate(), ctx.voidPromise());
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            open.remove(ctx.channel());
            if (stopping) {
                return;
            }
            if (answered >= BenchCall.COMMANDS) {
                completed++;
                connect();
            } else {
                failed++;
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
