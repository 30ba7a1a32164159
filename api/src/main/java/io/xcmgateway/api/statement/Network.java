package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// A gateway network: its name and the attestors it began with (`NetworkV1`).
///
/// @param name at most [#NAME_BYTES_MAX] bytes, not empty
/// @param set the set with id 0
public record Network(ByteString name, AttestorSet set) {
    public static final int NAME_BYTES_MAX = 64;

    public Network {
        Check.atMost("bytes of the name", name.length(), NAME_BYTES_MAX);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (set.id() != 0) {
            throw new IllegalArgumentException(
                    "the first set must have id 0, was " + Long.toUnsignedString(set.id()));
        }
    }

    /// `network_id`: Blake2b-256 of the encoding.
    public Hash32 id() {
        return Hashing.blake2b256(encode());
    }

    public static Decoded<Network> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Network::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Network::write);
    }

    public static Network read(ScaleReader in) throws Malformed {
        int start = in.offset();
        ByteString name = in.field("name", at -> at.byteVec(NAME_BYTES_MAX));
        if (name.isEmpty()) {
            throw in.malformedAt(start, "a name", "no bytes");
        }
        int setStart = in.offset();
        AttestorSet set = in.field("set", AttestorSet::read);
        if (set.id() != 0) {
            throw in.malformedAt(setStart, "set id 0", Long.toUnsignedString(set.id())).in("set");
        }
        return new Network(name, set);
    }

    public void write(ScaleWriter out) {
        out.byteVec(name);
        set.write(out);
    }
}
