package io.xcmgateway.gateway.instance;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;

/// A host chain's wish to have a module work for it.
///
/// @param instance the identity; its profile hash must be that of `profile`
/// @param profile the genesis configuration
/// @param evidence the host authority's signatures over a submission with the profile's hash and
///   nonce 0
public record OptInRequest(
        Instance instance, ByteString profile, OriginEvidence.HostAuthority evidence) {}
