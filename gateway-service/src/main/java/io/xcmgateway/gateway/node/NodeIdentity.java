package io.xcmgateway.gateway.node;

import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.AttestorKeys;

/// Who a gateway is.
///
/// @param network with the attestors that it began with
/// @param member whose keys this gateway signs with; of the network's current attestors
/// @param logName name of the log, which a store keeps for ever
/// @param acceptsAsserted whether its own check of its proofs takes asserted origins
public record NodeIdentity(
        Network network, AttestorKeys member, String logName, boolean acceptsAsserted) {}
