package io.xcmgateway.gateway.http.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.xcmgateway.gateway.config.SecurityProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks at the file of clients from time to time.
@Configuration(proxyBeanMethods = false)
class ClientsWatch {

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService clientsFileReader(
            KnownClients clients, SecurityProperties properties) {
        ScheduledExecutorService reader =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("clients-file").daemon().factory());
        var _ =
                reader.scheduleWithFixedDelay(
                        clients::reread,
                        properties.clientsFileReadSeconds(),
                        properties.clientsFileReadSeconds(),
                        TimeUnit.SECONDS);
        return reader;
    }

    @Bean
    MeterBinder clientsMeters(KnownClients clients) {
        return registry ->
                Gauge.builder("xcmgateway.clients.current", clients, it -> it.current() ? 1 : 0)
                        .description("0 while the file of clients has changed and cannot be used")
                        .register(registry);
    }
}
