package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.AssertTrue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where backups are made.
///
/// @param directory an absolute path, best on the file system of the data, where a backup costs
///   little; without it no backups are made
@Validated
@ConfigurationProperties("xcm-gateway.backup")
public record BackupProperties(@Nullable Path directory) {

    @AssertTrue(message = "directory must be an absolute path") boolean isDirectoryAbsolute() {
        return directory == null || directory.isAbsolute();
    }
}
