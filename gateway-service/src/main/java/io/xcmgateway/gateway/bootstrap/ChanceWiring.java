package io.xcmgateway.gateway.bootstrap;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where real chance comes in, of cryptographic quality.
@Configuration(proxyBeanMethods = false)
class ChanceWiring {

    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
