package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Streams of events.
///
/// @param clientsMax open streams, all clients together
/// @param bufferedMax statements that are read ahead for one of them
/// @param heartbeatSeconds between two signs of life; a client that has taken nothing for about
///   three of them is sent away
@Validated
@ConfigurationProperties("xcm-gateway.events")
public record EventProperties(
        @Min(0) @Max(100_000) int clientsMax,
        @Min(1) @Max(10_000) int bufferedMax,
        @Min(1) @Max(300) int heartbeatSeconds) {}
