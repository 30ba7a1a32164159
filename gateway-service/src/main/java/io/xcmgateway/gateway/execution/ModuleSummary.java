package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;

/// A registered module.
///
/// @param hash Blake2b-256 of its bytes
public record ModuleSummary(Hash32 hash, int sizeBytes) {}
