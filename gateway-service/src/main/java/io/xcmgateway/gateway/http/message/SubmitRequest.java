package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// A submission as it stands in the request.
///
/// @param message the bytes that run: of `VersionedXcm`, not decoded yet when they came as bytes
/// @param gasLimit unsigned; `null` when the request leaves it to the service
record SubmitRequest(ByteString message, ClaimedOrigin origin, @Nullable Long gasLimit) {}
