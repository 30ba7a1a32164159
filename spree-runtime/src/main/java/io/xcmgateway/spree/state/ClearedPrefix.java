package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// What [Overlay#clearPrefix] did.
///
/// @param removed keys of the state before that were deleted, without those the execution had
///   written or deleted already
/// @param unique all keys deleted: `removed`, and those the execution had written
/// @param walked keys of the state before that were walked over
/// @param remaining the first key of the state before that was not walked over, or `null` if the
///   prefix is cleared
public record ClearedPrefix(
        long removed, long unique, long walked, @Nullable ByteString remaining) {}
