package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/// The hash functions of the Polkadot Host API, over whole inputs.
public final class Hashing {
    private Hashing() {}

    /// Blake2b with a 32-byte digest (RFC 7693, unkeyed): Substrate's `blake2_256`.
    public static Hash32 blake2b256(ByteString data) {
        return new Hash32(digest(new Blake2bDigest(256), data));
    }

    /// Blake2b with a 16-byte digest: Substrate's `blake2_128`.
    public static ByteString blake2b128(ByteString data) {
        return digest(new Blake2bDigest(128), data);
    }

    /// Keccak-256 with the original padding, as on Ethereum (not SHA3-256).
    public static Hash32 keccak256(ByteString data) {
        return new Hash32(digest(new KeccakDigest(256), data));
    }

    /// Keccak-512 with the original padding; 64 bytes.
    public static ByteString keccak512(ByteString data) {
        return digest(new KeccakDigest(512), data);
    }

    public static Hash32 sha2_256(ByteString data) {
        return new Hash32(digest(new SHA256Digest(), data));
    }

    private static ByteString digest(Digest digest, ByteString data) {
        byte[] in = data.toByteArray();
        digest.update(in, 0, in.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return ByteString.wrap(out);
    }
}
