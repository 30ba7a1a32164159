package io.xcmgateway.gateway.instance;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.OriginEvidence;

/// A host chain's word that an instance is to take no more messages.
///
/// @param evidence as [io.xcmgateway.api.statement.OptOutEvidence] has it
public record OptOutRequest(Hash32 instanceId, OriginEvidence.HostAuthority evidence) {}
