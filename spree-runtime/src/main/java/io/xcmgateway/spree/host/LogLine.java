package io.xcmgateway.spree.host;

/// Something a guest said about its run, for people. Never part of a result.
///
/// @param level as the guest gave it; 1 error, 2 warning, 3 information, 4 debug, 5 trace
/// @param target which part of the guest speaks; may be cut short
/// @param message may be cut short
public record LogLine(int level, String target, String message) {}
