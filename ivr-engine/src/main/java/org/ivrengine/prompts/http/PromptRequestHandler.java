package org.ivrengine.prompts.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one connection's requests, one after another. */
@SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
final class PromptRequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(PromptRequestHandler.class);

    private final PromptFiles files;
    private final Duration freshFor;
    private final Predicate<InetSocketAddress> allowed;

    PromptRequestHandler(PromptFiles files, Duration freshFor, Predicate<InetSocketAddress> allowed) {
        this.files = files;
        this.freshFor = freshFor;
        this.allowed = allowed;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse response = respond(context, request);
        boolean keepAlive = HttpUtil.isKeepAlive(request) && response.status().code() < 400;
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private FullHttpResponse respond(ChannelHandlerContext context, FullHttpRequest request) {
        if (!(context.channel().remoteAddress() instanceof InetSocketAddress client) || !allowed.test(client)) {
            LOG.warn(
                    "{} may not fetch prompts; allow it in the configuration if it is an Asterisk of yours",
                    context.channel().remoteAddress());
            return empty(HttpResponseStatus.FORBIDDEN);
        }
        if (request.decoderResult().isFailure()) {
            return empty(HttpResponseStatus.BAD_REQUEST);
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (!head && !request.method().equals(HttpMethod.GET)) {
            FullHttpResponse response = empty(HttpResponseStatus.METHOD_NOT_ALLOWED);
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return response;
        }
        try {
            Optional<PromptFiles.Found> found = files.find(path(request.uri()));
            return found.isPresent() ? audio(request, found.get(), head) : empty(HttpResponseStatus.NOT_FOUND);
        } catch (IOException e) {
            LOG.error("prompt {} cannot be read", request.uri(), e);
            return empty(HttpResponseStatus.INTERNAL_SERVER_ERROR);
        }
    }

    private FullHttpResponse audio(FullHttpRequest request, PromptFiles.Found found, boolean head) throws IOException {
        boolean current = Freshness.isCurrent(request.headers(), found);
        FullHttpResponse response = current || head
                ? empty(current ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK)
                : full(HttpResponseStatus.OK, Unpooled.wrappedBuffer(Files.readAllBytes(found.file())));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "audio/wav")
                .set(HttpHeaderNames.ETAG, found.tag())
                .set(
                        HttpHeaderNames.LAST_MODIFIED,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                found.modifiedAt().atZone(ZoneOffset.UTC)))
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.MAX_AGE + "=" + freshFor.toSeconds());
        if (current) {
            response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        } else if (head) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, found.bytes());
        }
        return response;
    }

    /** @return the address without query and fragment; what it names has no use for either */
    private static String path(String uri) {
        int end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }

    private static FullHttpResponse empty(HttpResponseStatus status) {
        return full(status, Unpooled.EMPTY_BUFFER);
    }

    private static FullHttpResponse full(HttpResponseStatus status, ByteBuf content) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection of {} closed", context.channel().remoteAddress(), cause);
        context.close();
    }
}
