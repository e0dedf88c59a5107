package org.ivrengine.prompts.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Serves {@code recordings/prompts/<language>/<id>.wav} as {@link PromptAddress} says: GET and HEAD, revalidation by ETag
 * or date. Asterisk keeps what it fetched.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a close shows on the channel itself
public final class PromptServer implements AutoCloseable {

    /** Reads files, too: they are small, come from the page cache, and these threads serve nothing but prompts. */
    private final EventLoopGroup eventLoops;

    private final Channel listener;

    /**
     * Listens at once.
     *
     * @param address port 0 picks a free one
     * @param folder {@code recordings/prompts}
     * @param freshFor how long Asterisk plays its copy before it asks again: a new recording is heard after that time at
     *     the latest
     * @param allowed who may ask; others get 403
     * @throws UncheckedIOException when the address is in use or none of this machine
     */
    public PromptServer(
            InetSocketAddress address, Path folder, Duration freshFor, Predicate<InetSocketAddress> allowed) {
        PromptFiles files = new PromptFiles(folder);
        eventLoops = new MultiThreadIoEventLoopGroup(PromptServerLimits.THREADS, NioIoHandler.newFactory());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(eventLoops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        HttpDecoderConfig limits = new HttpDecoderConfig()
                                .setMaxInitialLineLength(PromptServerLimits.REQUEST_LINE_BYTES_MAX)
                                .setMaxHeaderSize(PromptServerLimits.HEADER_BYTES_MAX);
                        channel.pipeline()
                                .addLast(new IdleStateHandler(
                                        0, 0, PromptServerLimits.IDLE_MAX.toSeconds(), TimeUnit.SECONDS))
                                .addLast(new HttpServerCodec(limits))
                                .addLast(new HttpObjectAggregator(PromptServerLimits.BODY_BYTES_MAX))
                                .addLast(new PromptRequestHandler(files, freshFor, allowed));
                    }
                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopThreads();
            throw new UncheckedIOException(
                    "cannot serve prompts on " + address + "; does another program use the port?",
                    new IOException(bound.cause()));
        }
        listener = bound.channel();
    }

    /** @return where it listens */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        stopThreads();
    }

    private void stopThreads() {
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
