package io.xcmgateway.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.xcmgateway.gateway.config.HttpProperties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Closes connections of clients that take too long: to send the line and headers of a request, or
/// to take what is written. How long a body may take, [Bodies] says; how long a connection may be
/// silent, `server.netty.idle-timeout`.
@Component
final class SlowClients implements NettyServerCustomizer {
    private final HttpProperties properties;

    SlowClients(HttpProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> guard(channel));
    }

    private void guard(Channel channel) {
        Deadline deadline = new Deadline(properties.headerTimeoutSeconds());
        channel.pipeline()
                .addFirst("slow-reader", new WriteTimeoutHandler(properties.writeTimeoutSeconds()))
                .addFirst("slow-headers-begin", new Arriving(deadline))
                .addBefore(
                        NettyPipeline.HttpTrafficHandler,
                        "slow-headers-end",
                        new Arrived(deadline));
    }

    /// By when the headers that have begun to come must be whole. Of one connection; used by its
    /// event loop alone.
    private static final class Deadline {
        private final int seconds;
        private @Nullable Future<?> closing;
        private boolean inRequest;

        Deadline(int seconds) {
            this.seconds = seconds;
        }

        void begin(ChannelHandlerContext context) {
            if (!inRequest && closing == null) {
                closing =
                        context.executor()
                                .schedule(() -> close(context), seconds, TimeUnit.SECONDS);
            }
        }

        private static void close(ChannelHandlerContext context) {
            var _ = context.close();
        }

        void headersAreWhole() {
            inRequest = true;
            cancel();
        }

        void requestIsWhole() {
            inRequest = false;
        }

        void cancel() {
            Future<?> pending = closing;
            if (pending != null) {
                pending.cancel(false);
                closing = null;
            }
        }
    }

    /// Sees bytes before they are decoded. A connection begins with its first request.
    private static final class Arriving extends ChannelInboundHandlerAdapter {
        private final Deadline deadline;

        Arriving(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            deadline.begin(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            deadline.begin(context);
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            deadline.cancel();
            context.fireChannelInactive();
        }
    }

    /// Sees what was decoded.
    private static final class Arrived extends ChannelInboundHandlerAdapter {
        private final Deadline deadline;

        Arrived(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                deadline.headersAreWhole();
            }
            if (message instanceof LastHttpContent) {
                deadline.requestIsWhole();
            }
            context.fireChannelRead(message);
        }
    }
}
