package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.checkpoint.LogIdentity;
import io.xcmgateway.proof.AttestorHistory;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Who this gateway is and within which bounds it works.
///
/// @param attestors of the network; `signer` is a member of the current set
/// @param runBounds how long executions may take
/// @param stateBounds how much of the states is kept, and where
/// @param acceptsAsserted whether this gateway's own check of its proofs takes asserted origins
/// @param logName name of the log, which a store keeps for ever; see [LogIdentity]
/// @param confirmedSigningState what an operator confirms of a store that is not the one last
///   signed from, see [io.xcmgateway.gateway.attestation.SigningStart]
/// @param watch measures the work
public record GatewayConfiguration(
        AttestorHistory attestors,
        Signer signer,
        Clock clock,
        ExecutionLimits limits,
        RunBounds runBounds,
        StateBounds stateBounds,
        boolean acceptsAsserted,
        String logName,
        @Nullable Hash32 confirmedSigningState,
        CoreWatch watch) {

    /// With the first attestors, the default bounds of executions and of states, and nothing
    /// confirmed.
    public GatewayConfiguration(
            Network network,
            Signer signer,
            Clock clock,
            ExecutionLimits limits,
            boolean acceptsAsserted,
            String logName) {
        this(
                AttestorHistory.of(network),
                signer,
                clock,
                limits,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                acceptsAsserted,
                logName,
                null,
                CoreWatch.NOBODY);
    }

    Network network() {
        return attestors.network();
    }

    LogIdentity log() {
        return new LogIdentity(network().id(), logName);
    }
}
