package org.ivrengine.app.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What blocking code costs at least: a virtual thread for each call that sends constant bytes and waits for each reply. */
final class ThreadPerCallServer {

    private ThreadPerCallServer() {}

    static int start() {
        return BenchNetty.serve(Handler::new);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
    private static final class Handler extends SimpleChannelInboundHandler<ByteBuf> {

        private boolean inEnvironment = true;
        private byte last;
        private volatile int replies;
        private volatile boolean closed;
        private @Nullable Thread call;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
            while (bytes.isReadable()) {
                byte next = bytes.readByte();
                boolean blankLine = next == '\n' && last == '\n';
                last = next;
                if (!inEnvironment && next == '\n') {
                    replied();
                } else if (inEnvironment && blankLine) {
                    inEnvironment = false;
                    call = Thread.startVirtualThread(() -> talk(ctx.channel()));
                }
            }
        }

        private void replied() {
            int before = replies; // only the event loop writes it
            replies = before + 1;
            LockSupport.unpark(call);
        }

        private void talk(Channel channel) {
            for (int sent = 0; sent < BenchCall.COMMANDS && !closed; sent++) {
                channel.writeAndFlush(BenchCall.command(sent), channel.voidPromise());
                while (replies <= sent && !closed) {
                    LockSupport.park();
                }
            }
            channel.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            closed = true;
            LockSupport.unpark(call);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
