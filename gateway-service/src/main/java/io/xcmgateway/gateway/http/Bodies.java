package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Reads request bodies within a size and a time.
public final class Bodies {
    private Bodies() {}

    /// The whole body; empty if there is none.
    public static Mono<Checked<byte[]>> read(
            ServerHttpRequest request, int bytesMax, Duration timeout) {
        long announced = request.getHeaders().getContentLength();
        if (announced > bytesMax) {
            return Mono.just(Checked.bad(tooLarge(bytesMax, announced + " bytes")));
        }
        return DataBufferUtils.join(request.getBody(), bytesMax)
                .map(Bodies::take)
                .defaultIfEmpty(new byte[0])
                .map(Checked::good)
                .timeout(timeout)
                .onErrorResume(
                        DataBufferLimitException.class,
                        _ -> Mono.just(Checked.bad(tooLarge(bytesMax, "more"))))
                .onErrorResume(
                        TimeoutException.class,
                        _ ->
                                Mono.just(
                                        Checked.bad(
                                                Problem.of(
                                                        ProblemType.REQUEST_TIMEOUT,
                                                        "the body must arrive within "
                                                                + timeout.toSeconds()
                                                                + " s"))));
    }

    private static byte[] take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Problem tooLarge(int bytesMax, String found) {
        return Problem.expected(
                ProblemType.CONTENT_TOO_LARGE, "body", "at most " + bytesMax + " bytes", found);
    }
}
