package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;

/// What an execution is about, before it is put into the ABI's form.
///
/// @param message the message, the call, or at genesis the profile
record GuestInput(Instance instance, long sequence, InputContext context, ByteString message) {

    Hash32 messageHash() {
        return Hashing.blake2b256(message);
    }

    static String export(EntryPoint entryPoint) {
        return switch (entryPoint) {
            case GENESIS -> Genesis.EXPORT;
            case APPLY_MESSAGE -> ApplyMessage.EXPORT;
            case CALL -> HostCall.EXPORT;
        };
    }

    /// The input of the entry point.
    ByteString encode(EntryPoint entryPoint) {
        Context known = new Context(sequence, context.timeMs(), context.gasLimit());
        return switch (entryPoint) {
            case GENESIS -> new Genesis(known, instance.universal(), message).encode();
            case APPLY_MESSAGE -> new ApplyMessage(known, context.origin(), message).encode();
            case CALL -> new HostCall(known, message).encode();
        };
    }
}
