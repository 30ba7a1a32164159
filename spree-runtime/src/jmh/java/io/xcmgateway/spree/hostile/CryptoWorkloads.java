package io.xcmgateway.spree.hostile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Hashing, signature checks, logging and input: what the host does beside the storage.
final class CryptoWorkloads {
    private CryptoWorkloads() {}

    /// Where the bytes that a workload brings lie: a signature and, 128 bytes on, its key.
    static final int INPUTS = 2 << 20;

    private static final int OUT = INPUTS - 4_096;
    private static final int MIB = 1 << 20;

    /// Of what is hashed: a tenth of the gas of a run.
    private static final int LONG = 128 << 10;

    private static final Hash32 SECRET = Hashing.blake2b256(ByteString.ascii("secret"));

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        hashes(all);
        signatures(all);
        for (int bytes : List.of(0, 32, 1_024, MIB)) {
            GuestCode log = new GuestCode().i32(1).span(0, bytes).span(0, bytes).call(0);
            all.add(Workload.host("log of twice " + bytes, log, "logging_log"));
        }
        GuestCode level = new GuestCode().call(0).drop();
        all.add(Workload.host("logging_max_level", level, "logging_max_level"));
        for (int bytes : List.of(1, MIB)) {
            GuestCode read = new GuestCode().span(0, bytes).call(0);
            all.add(
                    Workload.host("input_read of " + bytes, read, "input_read")
                            .with(ByteString.wrap(new byte[bytes])));
        }
        return all;
    }

    private static void hashes(List<Workload> all) {
        for (String name :
                List.of(
                        "keccak_256",
                        "keccak_512",
                        "sha2_256",
                        "blake2_128",
                        "blake2_256",
                        "twox_64",
                        "twox_128",
                        "twox_256")) {
            for (int bytes : List.of(0, 32, 4_096, LONG)) {
                GuestCode hash = new GuestCode().span(0, bytes).i32(OUT).call(0);
                all.add(Workload.host(name + " of " + bytes, hash, "hashing_" + name));
            }
        }
    }

    private static void signatures(List<Workload> all) {
        ByteString signature = Ed25519.sign(SECRET, ByteString.of(0));
        ByteString key = Ed25519.publicKey(SECRET).bytes();
        ByteString ecdsa = Secp256k1.sign(SECRET, Hashing.blake2b256(ByteString.of(0)));
        ByteString ecdsaKey = Secp256k1.publicKey(SECRET);
        ByteString worst = at128(signature, withTorsion(key));
        verification(all, "ed25519_verify", "a good key", at128(signature, key), 1);
        verification(all, "ed25519_verify", "a good key, 128 KiB", at128(signature, key), LONG);
        verification(all, "ed25519_verify", "a key outside the subgroup", worst, 1);
        verification(all, "ed25519_verify", "zeros", ByteString.EMPTY, 1);
        verification(all, "ecdsa_verify", "a good key", at128(ecdsa, ecdsaKey), 1);
        verification(all, "ecdsa_verify", "a good key, 128 KiB", at128(ecdsa, ecdsaKey), LONG);
        verification(all, "ecdsa_verify", "a key of another", at128(ecdsa, other()), 1);
        verification(all, "ecdsa_verify", "zeros", ByteString.EMPTY, 1);
        recovery(all, "a good signature", ecdsa);
        recovery(all, "zeros", ByteString.EMPTY);
    }

    private static void verification(
            List<Workload> all, String name, String what, ByteString inputs, int bytes) {
        GuestCode code =
                new GuestCode().i32(INPUTS).span(0, bytes).i32(INPUTS + 128).call(0).drop();
        all.add(Workload.host(name + " with " + what, inputs, code, "crypto_" + name));
    }

    private static void recovery(List<Workload> all, String what, ByteString inputs) {
        GuestCode code = new GuestCode().i32(INPUTS).i32(0).i32(OUT).call(0).drop();
        all.add(
                Workload.host(
                        "ecdsa_recover of " + what,
                        inputs,
                        code,
                        "crypto_secp256k1_ecdsa_recover_compressed"));
    }

    private static ByteString other() {
        return Secp256k1.publicKey(Hashing.blake2b256(ByteString.ascii("another")));
    }

    /// The point plus the one of order 2, which negates both coordinates (RFC 8032, 5.1.4).
    private static ByteString withTorsion(ByteString key) {
        BigInteger prime = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
        BigInteger bits = new BigInteger(1, reversed(key.toByteArray()));
        BigInteger negated = prime.subtract(bits.clearBit(255));
        BigInteger encoded = bits.testBit(255) ? negated : negated.setBit(255);
        byte[] littleEndian = new byte[Ed25519.KEY_BYTES];
        for (int i = 0; i < littleEndian.length; i++) {
            littleEndian[i] = encoded.shiftRight(8 * i).byteValue();
        }
        return ByteString.wrap(littleEndian);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static ByteString at128(ByteString signature, ByteString key) {
        return signature.concat(ByteString.wrap(new byte[128 - signature.length()])).concat(key);
    }
}
