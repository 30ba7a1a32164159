package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// What a run saw besides its message (`InputContextV1`).
///
/// @param timeMs unsigned, milliseconds since 1970, fixed at ordering, never decreasing per
///   instance
/// @param gasLimit unsigned 64 bits
/// @param origin as the instance sees it
/// @param evidenceKind 0..3, the tag of the evidence
/// @param evidenceDigest Blake2b-256 of the encoded evidence
public record InputContext(
        long timeMs, long gasLimit, Location origin, int evidenceKind, Hash32 evidenceDigest) {

    public InputContext {
        if (evidenceKind < 0 || evidenceKind >= OriginEvidence.KINDS) {
            throw new IllegalArgumentException("evidence kind must be 0..3, was " + evidenceKind);
        }
    }

    public static InputContext of(
            long timeMs, long gasLimit, Location origin, OriginEvidence evidence) {
        return new InputContext(timeMs, gasLimit, origin, evidence.kind(), evidence.digest());
    }

    /// `context_hash`: Blake2b-256 of the encoding.
    public Hash32 hash() {
        return Hashing.blake2b256(encode());
    }

    public static Decoded<InputContext> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, InputContext::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, InputContext::write);
    }

    public static InputContext read(ScaleReader in) throws Malformed {
        long timeMs = in.field("time_ms", ScaleReader::u64);
        long gasLimit = in.field("gas_limit", ScaleReader::u64);
        Location origin = in.field("origin", Location::read);
        int kind = in.u8();
        if (kind >= OriginEvidence.KINDS) {
            throw in.malformedAt(in.offset() - 1, "evidence kind 0..3", String.valueOf(kind));
        }
        return new InputContext(
                timeMs, gasLimit, origin, kind, in.field("evidence_digest", ScaleReader::hash32));
    }

    public void write(ScaleWriter out) {
        out.u64(timeMs).u64(gasLimit);
        origin.write(out);
        out.u8(evidenceKind).hash32(evidenceDigest);
    }
}
