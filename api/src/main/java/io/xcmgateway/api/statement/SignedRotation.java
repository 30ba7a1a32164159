package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// A rotation as it travels: with what members of the old set say of its hash.
///
/// @param attestations over [Rotation#hash()]
public record SignedRotation(Rotation rotation, List<Attestation> attestations) {
    /// Room for the most members and attestations there can be.
    public static final int BYTES_MAX = 16 * 1024;

    public SignedRotation {
        attestations = List.copyOf(attestations);
        Check.atMost("attestations", attestations.size(), ExecutionProof.ATTESTATIONS_MAX);
    }

    public static Decoded<SignedRotation> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, SignedRotation::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, SignedRotation::write);
    }

    public static SignedRotation read(ScaleReader in) throws Malformed {
        return new SignedRotation(
                in.field("rotation", Rotation::read),
                in.field("attestations", ExecutionProof::readAttestations));
    }

    public void write(ScaleWriter out) {
        rotation.write(out);
        out.vec(attestations, Attestation::write);
    }
}
