package org.ivrengine.app.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The limit: answers every line with constant bytes on the event loop and knows nothing of AGI but its blank line. */
final class BareNettyServer {

    private BareNettyServer() {}

    static int start() {
        return BenchNetty.serve(Handler::new);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what became of a write or a close shows on the channel itself
    private static final class Handler extends SimpleChannelInboundHandler<ByteBuf> {

        private boolean inEnvironment = true;
        private byte last;
        private int sent;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
            while (bytes.isReadable()) {
                byte next = bytes.readByte();
                boolean blankLine = next == '\n' && last == '\n';
                last = next;
                if (inEnvironment ? blankLine : next == '\n') {
                    inEnvironment = false;
                    answer(ctx);
                }
            }
        }

        private void answer(ChannelHandlerContext ctx) {
            if (sent == BenchCall.COMMANDS) {
                ctx.close();
            } else {
                ctx.writeAndFlush(BenchCall.command(sent++), ctx.voidPromise());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
