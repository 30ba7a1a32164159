package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// The hand-over from one attestor set to the next (`RotationV1`), signed by the old set's
/// threshold.
///
/// @param oldId unsigned 64 bits
/// @param next its id is greater than `oldId`
public record Rotation(Hash32 networkId, long oldId, AttestorSet next) {

    public Rotation {
        if (Long.compareUnsigned(next.id(), oldId) <= 0) {
            throw new IllegalArgumentException(
                    "id of the next set must be above "
                            + Long.toUnsignedString(oldId)
                            + ", was "
                            + Long.toUnsignedString(next.id()));
        }
    }

    /// What the old set's members sign: Keccak-256 of the encoding.
    public Hash32 hash() {
        return Hashing.keccak256(encode());
    }

    public static Decoded<Rotation> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Rotation::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Rotation::write);
    }

    public static Rotation read(ScaleReader in) throws Malformed {
        Magic.ROTATION.expect(in);
        Hash32 networkId = in.field("network_id", ScaleReader::hash32);
        long oldId = in.field("old_id", ScaleReader::u64);
        int start = in.offset();
        AttestorSet next = in.field("next", AttestorSet::read);
        if (Long.compareUnsigned(next.id(), oldId) <= 0) {
            throw in.malformedAt(
                            start,
                            "an id above " + Long.toUnsignedString(oldId),
                            Long.toUnsignedString(next.id()))
                    .in("next");
        }
        return new Rotation(networkId, oldId, next);
    }

    public void write(ScaleWriter out) {
        out.bytes(Magic.ROTATION.bytes()).hash32(networkId).u64(oldId);
        next.write(out);
    }
}
