package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// A checkpoint as it travels alone: with what attestors say of its hash.
///
/// @param attestations over [Checkpoint#hash()]
public record SignedCheckpoint(Checkpoint checkpoint, List<Attestation> attestations) {
    /// Room for the most attestations there can be, each with the longest signature.
    public static final int BYTES_MAX = 16 * 1024;

    public SignedCheckpoint {
        attestations = List.copyOf(attestations);
        Check.atMost("attestations", attestations.size(), ExecutionProof.ATTESTATIONS_MAX);
    }

    public static Decoded<SignedCheckpoint> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, SignedCheckpoint::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, SignedCheckpoint::write);
    }

    public static SignedCheckpoint read(ScaleReader in) throws Malformed {
        return new SignedCheckpoint(
                in.field("checkpoint", Checkpoint::read),
                in.field("attestations", ExecutionProof::readAttestations));
    }

    public void write(ScaleWriter out) {
        checkpoint.write(out);
        out.vec(attestations, Attestation::write);
    }
}
