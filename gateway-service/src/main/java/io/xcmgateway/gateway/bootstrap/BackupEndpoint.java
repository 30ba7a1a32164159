package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.backup.Backups;
import io.xcmgateway.gateway.config.BackupProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.node.GatewayNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Backups over the management port: `POST /actuator/backup/{name}` makes one while the gateway
/// works, `GET /actuator/backup` names them.
@Component
@Profile({LoopbackOnly.DEVELOPMENT, KnownProfile.PRODUCTION})
@Endpoint(id = "backup")
class BackupEndpoint {
    private static final String REFUSED = "refused";

    private final GatewayNode node;
    private final @Nullable Backups backups;

    BackupEndpoint(GatewayNode node, BackupProperties properties) {
        this.node = node;
        this.backups = properties.directory() == null ? null : new Backups(properties.directory());
    }

    @ReadOperation
    Map<String, List<String>> all() {
        return Map.of("backups", backups == null ? List.of() : backups.names());
    }

    @WriteOperation
    WebEndpointResponse<Map<String, String>> make(@Selector String name) {
        if (backups == null) {
            return new WebEndpointResponse<>(
                    Map.of(REFUSED, "xcm-gateway.backup.directory is not set"),
                    WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return switch (backups.make(name, node::backUp)) {
            case Backups.Made.Done done ->
                    new WebEndpointResponse<>(Map.of("backup", done.backup().toString()));
            case Backups.Made.Refused refused ->
                    new WebEndpointResponse<>(
                            Map.of(REFUSED, refused.reason()),
                            WebEndpointResponse.STATUS_BAD_REQUEST);
        };
    }
}
