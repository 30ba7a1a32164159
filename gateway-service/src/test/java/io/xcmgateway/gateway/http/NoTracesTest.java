package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Where nobody takes traces, none are made.
class NoTracesTest extends RunningGateway {
    @Autowired ApplicationContext context;

    @Test
    void nothingOfTracesIsStartedWithoutAnEndpoint() {
        assertThat(context.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(context.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
        Http.Answer answer =
                http.post(
                        messages(parachain),
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN),
                        "Prefer",
                        "wait=30",
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(answer.status()).isEqualTo(200);
    }
}
