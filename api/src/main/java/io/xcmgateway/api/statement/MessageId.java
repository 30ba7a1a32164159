package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;

/// The name of a message in the API: the same message with the same evidence to the same instance
/// is the same message, however often it is submitted.
public final class MessageId {
    private MessageId() {}

    public static Hash32 of(Hash32 instanceId, Hash32 evidenceDigest, Hash32 messageHash) {
        return Hashing.blake2b256(
                ByteString.concat(
                        Magic.MESSAGE_ID.bytes(),
                        instanceId.bytes(),
                        evidenceDigest.bytes(),
                        messageHash.bytes()));
    }
}
