package io.xcmgateway.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.xcmgateway.gateway.config.HttpProperties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Closes connections of clients that take too long: to send the line and headers of their first
/// request, or to take what is written. How long a body may take, [Bodies] says; how long a
/// connection may be silent, `server.netty.idle-timeout`.
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
        channel.pipeline()
                .addFirst("slow-reader", new WriteTimeoutHandler(properties.writeTimeoutSeconds()));
        channel.pipeline()
                .addBefore(
                        NettyPipeline.HttpTrafficHandler,
                        "slow-headers",
                        new FirstRequest(properties.headerTimeoutSeconds()));
    }

    /// Stands behind the decoder, and leaves with the first request.
    private static final class FirstRequest extends ChannelInboundHandlerAdapter {
        private final int seconds;
        private @Nullable Future<?> closing;

        FirstRequest(int seconds) {
            this.seconds = seconds;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            closing = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                cancel();
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancel();
            context.fireChannelInactive();
        }

        private void cancel() {
            Future<?> pending = closing;
            if (pending != null) {
                pending.cancel(false);
            }
        }
    }
}
