package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Eip191;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.crypto.Sr25519;

/// Keys and signatures that nobody made. The input is a key, a signature and the message; shorter
/// ones make each of them short.
final class Signatures {
    private Signatures() {}

    static void ed25519(ByteString input) {
        ByteString key = part(input, 0, Ed25519.KEY_BYTES);
        ByteString signature = part(input, Ed25519.KEY_BYTES, Ed25519.SIGNATURE_BYTES);
        ByteString message = rest(input, Ed25519.KEY_BYTES + Ed25519.SIGNATURE_BYTES);
        if (Ed25519.verify(key, message, signature)
                && Ed25519.verify(key, message.concat(ByteString.of(0)), signature)) {
            throw new AssertionError("signature of two messages under key " + key);
        }
    }

    static void sr25519(ByteString input) {
        ByteString key = part(input, 0, Sr25519.KEY_BYTES);
        ByteString signature = part(input, Sr25519.KEY_BYTES, Sr25519.SIGNATURE_BYTES);
        ByteString message = rest(input, Sr25519.KEY_BYTES + Sr25519.SIGNATURE_BYTES);
        if (Sr25519.verify(key, message, signature)
                && Sr25519.verify(key, message.concat(ByteString.of(0)), signature)) {
            throw new AssertionError("signature of two messages under key " + key);
        }
    }

    /// A key that is recovered verifies, and has an address that verifies.
    static void secp256k1(ByteString input) {
        ByteString signature = part(input, 0, Secp256k1.SIGNATURE_BYTES);
        ByteString hashed = part(input, Secp256k1.SIGNATURE_BYTES, Hash32.LENGTH_BYTES);
        if (hashed.length() < Hash32.LENGTH_BYTES) {
            Eip191.verify(hashed, input, signature);
            return;
        }
        Hash32 hash = new Hash32(hashed);
        ByteString key = Secp256k1.recover(hash, signature);
        if (key != null && !Secp256k1.verify(key, hash, signature)) {
            throw new AssertionError("recovered " + key + ", which does not verify");
        }
        Secp256k1.verify(
                rest(input, Secp256k1.SIGNATURE_BYTES + Hash32.LENGTH_BYTES), hash, signature);
    }

    private static ByteString part(ByteString input, int from, int length) {
        int start = Math.min(from, input.length());
        return input.slice(start, Math.min(start + length, input.length()));
    }

    private static ByteString rest(ByteString input, int from) {
        return input.slice(Math.min(from, input.length()), input.length());
    }
}
