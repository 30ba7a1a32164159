package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.Signer;
import java.time.Clock;

/// Who this gateway is and within which bounds it works.
///
/// @param network its attestor set is the one that `signer` belongs to
/// @param acceptsAsserted whether this gateway's own check of its proofs takes asserted origins
public record GatewayConfiguration(
        Network network,
        Signer signer,
        Clock clock,
        ExecutionLimits limits,
        boolean acceptsAsserted) {}
