package io.xcmgateway.gateway.checkpoint;

/// Where a statement is in the log.
///
/// @param logIndex unsigned
/// @param leafCount unsigned: of the first checkpoint that covers it, which is signed
public record LogPlace(long logIndex, long leafCount) {}
