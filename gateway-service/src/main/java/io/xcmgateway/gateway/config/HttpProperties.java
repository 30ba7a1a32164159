package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Limits of the HTTP side.
///
/// @param bodyBytesMax largest body of a submission, in bytes
/// @param bodyTimeoutSeconds how long a client may take to send a body
/// @param headerTimeoutSeconds how long a client may take to send the headers of a request, from
///   its connection or their first byte
/// @param writeTimeoutSeconds how long a client may take to receive what is written at a time
/// @param waitSecondsMax longest wait that `Prefer: wait` is granted
/// @param submissionsInFlightMax submissions that are being read, checked and ordered at a time
/// @param waitsInFlightMax submissions that wait for their receipt at a time; the next ones are
///   answered without waiting
/// @param readsInFlightMax requests that read the ledger at a time
/// @param workerThreads threads that do what must not run on an event loop
/// @param workerQueueMax requests that may wait for such a thread, for each of them
@Validated
@ConfigurationProperties("xcm-gateway.http")
public record HttpProperties(
        @Min(1) @Max(1 << 20) int bodyBytesMax,
        @Min(1) @Max(300) int bodyTimeoutSeconds,
        @Min(1) @Max(300) @DefaultValue("10") int headerTimeoutSeconds,
        @Min(1) @Max(300) @DefaultValue("30") int writeTimeoutSeconds,
        @Min(1) @Max(30) int waitSecondsMax,
        @Min(1) @Max(100_000) int submissionsInFlightMax,
        @Min(0) @Max(100_000) int waitsInFlightMax,
        @Min(1) @Max(100_000) int readsInFlightMax,
        @Min(1) @Max(64) int workerThreads,
        @Min(1) @Max(100_000) int workerQueueMax) {}
