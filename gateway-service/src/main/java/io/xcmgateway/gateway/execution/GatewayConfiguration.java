package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.checkpoint.LogIdentity;
import java.time.Clock;

/// Who this gateway is and within which bounds it works.
///
/// @param network its attestor set is the one that `signer` belongs to
/// @param runBounds how long executions may take
/// @param stateBounds how much of the states is kept, and where
/// @param acceptsAsserted whether this gateway's own check of its proofs takes asserted origins
/// @param logName name of the log, which a store keeps for ever; see [LogIdentity]
public record GatewayConfiguration(
        Network network,
        Signer signer,
        Clock clock,
        ExecutionLimits limits,
        RunBounds runBounds,
        StateBounds stateBounds,
        boolean acceptsAsserted,
        String logName) {

    /// With the default bounds of executions and of states.
    public GatewayConfiguration(
            Network network,
            Signer signer,
            Clock clock,
            ExecutionLimits limits,
            boolean acceptsAsserted,
            String logName) {
        this(
                network,
                signer,
                clock,
                limits,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                acceptsAsserted,
                logName);
    }

    LogIdentity log() {
        return new LogIdentity(network.id(), logName);
    }
}
