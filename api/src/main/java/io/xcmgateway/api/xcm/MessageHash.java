package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.xcm.v5.Xcm;

/// The hashes that identify a message, by entry point. A trailing `SetTopic` replaces either where
/// the barrier says so.
public final class MessageHash {
    private MessageHash() {}

    /// Of a message as the message queue received it or as it was submitted for execution: over the
    /// bytes with their version.
    public static Hash32 ofReceived(ByteString versioned) {
        return Hashing.blake2b256(versioned);
    }

    /// As [#ofReceived], of a message that has been decoded: it has only this encoding.
    public static Hash32 of(VersionedXcm message) {
        return ofReceived(message.encode());
    }

    /// Of a dry run, a claim of assets, or upstream's own tests: over the program without version.
    public static Hash32 ofProgram(Xcm program) {
        return Hashing.blake2b256(program.encode());
    }
}
