package io.xcmgateway.gateway.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/// The service with a core behind it that answers as the test says.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "xcm-gateway.origins.asserted-allowed=true",
            "xcm-gateway.security.enabled=false",
            "xcm-gateway.http.waits-in-flight-max=0",
            "xcm-gateway.http.body-timeout-seconds=1",
            "management.endpoint.health.validate-group-membership=false"
        })
@ActiveProfiles("scripted")
@Import(UnavailableTest.Wiring.class)
@interface WithScriptedCore {}
