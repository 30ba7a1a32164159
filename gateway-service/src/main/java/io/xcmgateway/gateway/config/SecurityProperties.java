package io.xcmgateway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who may do what, and how much. Issuer, keys and audience of OAuth2 tokens are Spring's own
/// properties, `spring.security.oauth2.resourceserver.jwt.*`.
///
/// @param enabled `false` lets everybody do everything without limit: on a loopback address only
/// @param publicReads whether reads, proofs and dry runs need no credential; if not, they need the
///   scope `read`
/// @param publicMetrics whether metrics need no credential; only on a port of their own
/// @param tlsEndsInProxy whether a proxy in front has TLS, and nothing else reaches this service;
///   only then may it listen beyond loopback without
/// @param clientsFile JSON with the clients, their scopes, budgets and hashed keys; none if not set
/// @param clientsFileReadSeconds how often that file is looked at for changes
/// @param allowedOrigins origins of web pages that may call this service, such as
///   `https://app.example`; none by default
/// @param strangerSlots budgets that callers without credential share by a hash of their address:
///   bounds the memory that they can take
/// @param stranger the budget of each of these
/// @param client the budget of a client for which the file names none, and of a token's subject
@Validated
@ConfigurationProperties("xcm-gateway.security")
public record SecurityProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean publicReads,
        @DefaultValue("false") boolean publicMetrics,
        @DefaultValue("false") boolean tlsEndsInProxy,
        @Nullable Path clientsFile,
        @Min(1) @Max(3600) @DefaultValue("5") int clientsFileReadSeconds,
        @DefaultValue @Size(max = 64) List<String> allowedOrigins,
        @Min(1) @Max(65_536) @DefaultValue("4096") int strangerSlots,
        @NotNull @Valid Limits stranger,
        @NotNull @Valid Limits client) {

    public SecurityProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    @AssertTrue(
            message =
                    "xcm-gateway.security.allowed-origins must be origins such as"
                            + " https://app.example, without wildcard, path or trailing slash")
    boolean isEachOriginExact() {
        return allowedOrigins.stream().allMatch(it -> it.matches("https?://[A-Za-z0-9.:\\[\\]-]+"));
    }

    /// How much one client may use. Gas is that of the messages it submits, by their limits.
    ///
    /// @param gasPerSecond what comes back each second
    /// @param gasBurst the most that it can save up; a message above it is never taken
    /// @param requestsPerSecond requests of any kind that come back each second
    /// @param requestsBurst the most requests at once
    public record Limits(
            @Min(1000) @Max(MAX) long gasPerSecond,
            @Min(1000) @Max(MAX) long gasBurst,
            @Min(1) @Max(1_000_000) int requestsPerSecond,
            @Min(1) @Max(10_000_000) int requestsBurst) {
        /// Of a number of gas here.
        public static final long MAX = 1_000_000_000_000L;
    }
}
