package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Verifying the proofs that clients post.
///
/// @param bodyBytesMax of one, in the form in which it is posted
/// @param inFlightMax verified at one time; each may execute a message again
@Validated
@ConfigurationProperties("xcm-gateway.verifications")
public record VerificationProperties(
        @Min(1) @Max(64 << 20) int bodyBytesMax, @Min(1) @Max(1_000) int inFlightMax) {}
