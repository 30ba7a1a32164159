package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// One attestor's signature over the hash of a statement, a checkpoint or a rotation.
///
/// @param setId unsigned 64 bits, the attestor set
/// @param index unsigned 32 bits, the member of the set
/// @param signature as long as the scheme says
public record Attestation(long setId, long index, Scheme scheme, ByteString signature) {

    public Attestation {
        Check.u32("index", index);
        Check.length("signature", signature, scheme.signatureBytes());
    }

    /// How an attestor signs; the numbers are wire codes.
    public enum Scheme {
        /// Over the 32-byte hash itself: r, s, v with v 0 or 1. Mandatory; EVM and Substrate
        /// recover.
        SECP256K1(0),
        /// Over [#ed25519Payload].
        ED25519(1);

        private final int code;

        Scheme(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        public int signatureBytes() {
            return switch (this) {
                case SECP256K1 -> 65;
                case ED25519 -> 64;
            };
        }

        static Scheme read(ScaleReader in) throws Malformed {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> SECP256K1;
                case 1 -> ED25519;
                default ->
                        throw in.malformedAt(
                                in.offset() - 1, "attestation scheme 0 or 1", String.valueOf(tag));
            };
        }
    }

    /// What an ed25519 attestation signs.
    public static ByteString ed25519Payload(Hash32 hash) {
        return Magic.ED25519.bytes().concat(hash.bytes());
    }

    public static Decoded<Attestation> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Attestation::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Attestation::write);
    }

    public static Attestation read(ScaleReader in) throws Malformed {
        long setId = in.field("set_id", ScaleReader::u64);
        long index = in.field("index", ScaleReader::u32);
        Scheme scheme = in.field("scheme", Scheme::read);
        return new Attestation(
                setId,
                index,
                scheme,
                in.field("signature", at -> Check.fixedVec(at, scheme.signatureBytes())));
    }

    public void write(ScaleWriter out) {
        out.u64(setId).u32(index).u8(scheme.code()).byteVec(signature);
    }
}
