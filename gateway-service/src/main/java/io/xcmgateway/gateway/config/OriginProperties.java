package io.xcmgateway.gateway.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which origins a submission may come with, beside account signatures.
///
/// @param assertedAllowed whether a submission may assert its origin instead of proving it: for
///   development, on loopback only
@ConfigurationProperties("xcm-gateway.origins")
public record OriginProperties(boolean assertedAllowed) {}
