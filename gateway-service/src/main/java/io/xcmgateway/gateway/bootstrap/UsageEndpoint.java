package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.backup.Backups;
import io.xcmgateway.gateway.config.BackupProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.node.GatewayNode;
import io.xcmgateway.gateway.usage.DiskUsage;
import io.xcmgateway.gateway.usage.UsageText;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// What the data take on the disk, over the management port: `GET /actuator/usage`.
@Component
@Profile({LoopbackOnly.DEVELOPMENT, KnownProfile.PRODUCTION})
@Endpoint(id = "usage")
class UsageEndpoint {
    private final GatewayNode node;
    private final BackupProperties backups;

    UsageEndpoint(GatewayNode node, BackupProperties backups) {
        this.node = node;
        this.backups = backups;
    }

    @ReadOperation
    Map<String, Object> usage() {
        Path directory = backups.directory();
        return UsageText.fields(
                DiskUsage.of(
                        node.root(),
                        node.tables(),
                        directory == null
                                ? null
                                : new DiskUsage.BackupDirectory(
                                        directory, new Backups(directory).names())));
    }
}
