package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// All that re-executing one statement needs.
///
/// @param message the message, the call, or the profile bytes at genesis
/// @param senderAttestations attestations of the sender's statement, if the evidence is
///   [OriginEvidence.FromInstance]; beside the evidence because they come later than its digest
/// @param preState items of the `CompactProof` of what one replay loads from the pre-state
public record ReplaySection(
        Instance instance,
        ByteString message,
        InputContext context,
        OriginEvidence evidence,
        List<Attestation> senderAttestations,
        List<ByteString> preState,
        ModuleCode module) {
    /// Room for a profile, the largest input there is.
    public static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    public static final int MODULE_BYTES_MAX = 16 * 1024 * 1024;

    public ReplaySection {
        senderAttestations = List.copyOf(senderAttestations);
        preState = List.copyOf(preState);
        Check.atMost("message bytes", message.length(), MESSAGE_BYTES_MAX);
        Check.atMost("attestations", senderAttestations.size(), ExecutionProof.ATTESTATIONS_MAX);
        Check.atMost("nodes", preState.size(), ExecutionProof.NODES_MAX);
    }

    /// The module's bytes, or the word that the verifier has them. Never an address to fetch from.
    public sealed interface ModuleCode {
        record Embedded(ByteString wasm) implements ModuleCode {
            public Embedded {
                Check.atMost("module bytes", wasm.length(), MODULE_BYTES_MAX);
            }
        }

        /// The statement's module hash names it.
        record ByHash() implements ModuleCode {}

        static ModuleCode read(ScaleReader in) throws Malformed {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Embedded(in.byteVec(MODULE_BYTES_MAX));
                case 1 -> new ByHash();
                default ->
                        throw in.malformedAt(
                                in.offset() - 1, "module code 0 or 1", String.valueOf(tag));
            };
        }

        default void write(ScaleWriter out) {
            switch (this) {
                case Embedded(var wasm) -> out.u8(0).byteVec(wasm);
                case ByHash() -> out.u8(1);
            }
        }
    }

    static ReplaySection read(ScaleReader in) throws Malformed {
        return new ReplaySection(
                in.field("instance", Instance::read),
                in.field("message", at -> at.byteVec(MESSAGE_BYTES_MAX)),
                in.field("context", InputContext::read),
                in.field("evidence", OriginEvidence::read),
                in.field("sender_attestations", ExecutionProof::readAttestations),
                in.field("pre_state", ExecutionProof::readNodes),
                in.field("module", ModuleCode::read));
    }

    void write(ScaleWriter out) {
        instance.write(out);
        out.byteVec(message);
        context.write(out);
        evidence.write(out);
        out.vec(senderAttestations, Attestation::write);
        out.vec(preState, (node, to) -> to.byteVec(node));
        module.write(out);
    }
}
