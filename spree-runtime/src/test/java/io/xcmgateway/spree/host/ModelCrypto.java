package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.crypto.Twox;
import io.xcmgateway.spree.host.ModelMemory.Range;
import io.xcmgateway.spree.host.ModelMemory.Trap;
import java.math.BigInteger;

/// The hash and signature functions of [HostModel]. The algorithms are those of `api`, which has
/// its own vectors: what is tried here is how they are called.
final class ModelCrypto {
    private ModelCrypto() {}

    private static final long U32_MAX = 0xffff_ffffL;

    /// The order of secp256k1 (SEC 2, 2.4.1).
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    static long call(String function, ModelMemory memory, long at) throws Trap {
        return switch (function) {
            case "ext_crypto_ed25519_verify_version_1" -> ed25519(memory, at);
            case "ext_crypto_ecdsa_verify_version_2" -> ecdsa(memory, at);
            case "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3" -> recover(memory, at);
            default -> hash(function, memory, at);
        };
    }

    private static long hash(String function, ModelMemory memory, long at) throws Trap {
        ByteString data = memory.read(memory.spanArgument(at, 0));
        String name = function.replace("ext_hashing_", "").replace("_version_2", "");
        ByteString digest =
                switch (name) {
                    case "keccak_256" -> Hashing.keccak256(data).bytes();
                    case "keccak_512" -> Hashing.keccak512(data);
                    case "sha2_256" -> Hashing.sha2_256(data).bytes();
                    case "blake2_128" -> Hashing.blake2b128(data);
                    case "blake2_256" -> Hashing.blake2b256(data).bytes();
                    case "twox_64" -> Twox.twox64(data);
                    case "twox_128" -> Twox.twox128(data);
                    case "twox_256" -> Twox.twox256(data);
                    default -> throw new IllegalStateException("no model of " + function);
                };
        memory.write(memory.pointerArgument(at, 1, digest.length()), digest);
        return 0;
    }

    private static long ed25519(ModelMemory memory, long at) throws Trap {
        ByteString signature = memory.read(memory.pointerArgument(at, 0, 64));
        ByteString message = memory.read(memory.spanArgument(at, 1));
        ByteString key = memory.read(memory.pointerArgument(at, 2, 32));
        return Ed25519.verify(key, message, signature) ? 1 : 0;
    }

    private static long ecdsa(ModelMemory memory, long at) throws Trap {
        ByteString signature = memory.read(memory.pointerArgument(at, 0, 65));
        ByteString message = memory.read(memory.spanArgument(at, 1));
        ByteString key = memory.read(memory.pointerArgument(at, 2, 33));
        return Secp256k1.verify(key, Hashing.blake2b256(message), signature) ? 1 : 0;
    }

    private static long recover(ModelMemory memory, long at) throws Trap {
        ByteString signature = memory.read(memory.pointerArgument(at, 0, 65));
        ByteString hash = memory.read(memory.pointerArgument(at, 1, 32));
        Range out = memory.pointerArgument(at, 2, 33);
        int v =
                switch (signature.u8(64)) {
                    case 0, 27 -> 0;
                    case 1, 28 -> 1;
                    default -> -1;
                };
        if (v < 0) {
            return -2 & U32_MAX;
        }
        BigInteger r = new BigInteger(1, signature.slice(0, 32).toByteArray());
        BigInteger s = new BigInteger(1, signature.slice(32, 64).toByteArray());
        boolean high = s.shiftLeft(1).compareTo(ORDER) > 0;
        if (r.signum() == 0 || r.compareTo(ORDER) >= 0 || s.signum() == 0 || high) {
            return -1 & U32_MAX;
        }
        ByteString key =
                Secp256k1.recover(
                        new Hash32(hash), signature.slice(0, 64).concat(ByteString.of(v)));
        if (key == null) {
            return -3 & U32_MAX;
        }
        memory.write(out, key);
        return 0;
    }
}
