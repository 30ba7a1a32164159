package io.xcmgateway.gateway.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which origins a submission may come with, beside account signatures.
///
/// @param assertedAllowed whether a submission may assert its origin instead of proving it, for
///   which the gateway's relayer then vouches: with the scope `origins:assert`, or, where security
///   is off, for anybody
@ConfigurationProperties("xcm-gateway.origins")
public record OriginProperties(boolean assertedAllowed) {}
