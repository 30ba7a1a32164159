package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.OriginEvidence;

/// One entry in the order of an instance: everything that its execution depends on besides the
/// state before it.
///
/// @param messageId its id in the API
/// @param message SCALE bytes of the program, or of the profile for genesis
/// @param context as it was when the entry was ordered
public record OrderedMessage(
        Hash32 messageId,
        EntryPoint entryPoint,
        ByteString message,
        OriginEvidence evidence,
        InputContext context) {

    /// Whether another instance sent it.
    public boolean isRouted() {
        return evidence instanceof OriginEvidence.FromInstance;
    }

    /// The same, executed with another gas limit.
    ///
    /// @param gasLimit unsigned
    public OrderedMessage withGasLimit(long gasLimit) {
        return new OrderedMessage(
                messageId,
                entryPoint,
                message,
                evidence,
                InputContext.of(context.timeMs(), gasLimit, context.origin(), evidence));
    }

    static OrderedMessage read(ScaleReader in) throws Malformed {
        Hash32 messageId = in.hash32();
        EntryPoint entryPoint = in.field("entryPoint", EntryPoint::read);
        ByteString message = in.byteVec(Records.BLOB_BYTES_MAX);
        OriginEvidence evidence = in.field("evidence", OriginEvidence::read);
        InputContext context = in.field("context", InputContext::read);
        return new OrderedMessage(messageId, entryPoint, message, evidence, context);
    }

    void write(ScaleWriter out) {
        out.hash32(messageId);
        entryPoint.write(out);
        out.byteVec(message);
        evidence.write(out);
        context.write(out);
    }
}
