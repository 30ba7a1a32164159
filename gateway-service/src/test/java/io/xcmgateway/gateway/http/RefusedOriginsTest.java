package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A gateway on which nobody may assert an origin.
@WithScriptedCore
@TestPropertySource(properties = "xcm-gateway.origins.asserted-allowed=false")
class RefusedOriginsTest {
    @LocalServerPort int port;

    @Test
    void assertedOriginsAreRefused() {
        new Http(port)
                .post(
                        "/v1/instances/" + Hash32.ZERO + "/messages",
                        Programs.asserted("\"0x0500\"", Programs.HOST_CHAIN))
                .problem(ProblemType.ORIGIN_NOT_ALLOWED);
    }
}
