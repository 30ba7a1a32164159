package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;

/// How an account or an authority key signs. Numbers are those of `sp_runtime::MultiSignature`.
public enum SignatureScheme {
    /// Key 32 bytes, signature 64.
    ED25519(0),
    /// Key 32 bytes, signature 64.
    SR25519(1),
    /// Substrate ecdsa: compressed key of 33 bytes, signature r, s, v of 65.
    ECDSA(2),
    /// EIP-191: the key is the 20-byte address, signature r, s, v of 65.
    ETHEREUM(3);

    private final int code;

    SignatureScheme(int code) {
        this.code = code;
    }

    /// The wire code, u8.
    public int code() {
        return code;
    }

    public int keyBytes() {
        return switch (this) {
            case ED25519, SR25519 -> 32;
            case ECDSA -> 33;
            case ETHEREUM -> 20;
        };
    }

    public int signatureBytes() {
        return switch (this) {
            case ED25519, SR25519 -> 64;
            case ECDSA, ETHEREUM -> 65;
        };
    }

    /// The account of a key, as the instances that it submits to see it.
    ///
    /// @param key [#keyBytes] long
    public Junction account(ByteString key) {
        return switch (this) {
            case ED25519, SR25519 -> new Junction.AccountId32(null, new Hash32(key));
            case ECDSA -> new Junction.AccountId32(null, Hashing.blake2b256(key));
            case ETHEREUM -> new Junction.AccountKey20(null, key);
        };
    }

    public static SignatureScheme read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (SignatureScheme each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw in.malformedAt(in.offset() - 1, "signature scheme 0..3", String.valueOf(code));
    }

    public void write(ScaleWriter out) {
        out.u8(code);
    }
}
