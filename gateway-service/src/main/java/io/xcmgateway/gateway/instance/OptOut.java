package io.xcmgateway.gateway.instance;

import io.xcmgateway.api.bytes.Hash32;

/// What came of an opt-out.
public sealed interface OptOut {

    /// The instance takes no more messages, now or since an earlier word, and that is on disk. What
    /// had its place in the order before is still executed.
    ///
    /// @param sinceMs milliseconds since 1970
    record OptedOut(Hash32 instanceId, long sinceMs) implements OptOut {}

    record UnknownInstance(Hash32 instanceId) implements OptOut {}

    /// The word was good only until a moment that has passed. Milliseconds since 1970.
    record Expired(long expiresMs, long nowMs) implements OptOut {}

    /// It is not the word of the instance's authority.
    record Refused(String reason, String expected, String found) implements OptOut {}

    /// The storage does not work at present. Whether it took place is not known; the same word may
    /// be given again.
    record Unavailable(String reason) implements OptOut {}
}
