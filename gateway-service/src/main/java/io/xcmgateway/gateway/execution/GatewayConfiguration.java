package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.Signer;
import java.time.Clock;

/// Who this gateway is and within which bounds it works.
///
/// @param network its attestor set is the one that `signer` belongs to
/// @param runBounds how long executions may take
/// @param acceptsAsserted whether this gateway's own check of its proofs takes asserted origins
public record GatewayConfiguration(
        Network network,
        Signer signer,
        Clock clock,
        ExecutionLimits limits,
        RunBounds runBounds,
        boolean acceptsAsserted) {

    /// With the default bounds of executions.
    public GatewayConfiguration(
            Network network,
            Signer signer,
            Clock clock,
            ExecutionLimits limits,
            boolean acceptsAsserted) {
        this(network, signer, clock, limits, RunBounds.DEFAULT, acceptsAsserted);
    }
}
