package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the gateway keeps what it must not lose.
///
/// @param directory one process at a time; relative to where the process was started
@Validated
@ConfigurationProperties("xcm-gateway.storage")
public record StorageProperties(@NotNull Path directory) {}
