package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.OUT_OF_GAS;
import static io.xcmgateway.spree.hostile.GuestCode.forever;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import java.util.ArrayList;
import java.util.List;

/// The most hashing, signature checking and logging for the least gas.
final class CryptoAttacks {
    private CryptoAttacks() {}

    private static final int MEMORY = 64 << 16;
    private static final int LONG = MEMORY - 4_096;
    private static final int OUT = MEMORY - 1_024;
    private static final int INPUTS = MEMORY - 4_096;
    private static final Hash32 SECRET = Hashing.blake2b256(ByteString.ascii("secret"));

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        for (String hash :
                List.of(
                        "keccak_256",
                        "keccak_512",
                        "sha2_256",
                        "blake2_128",
                        "blake2_256",
                        "twox_64",
                        "twox_128",
                        "twox_256")) {
            all.add(hash(hash, "4 MiB", LONG));
            all.add(hash(hash, "nothing", 0));
        }
        all.add(signature("ed25519_verify", "a good key", goodEd25519()));
        all.add(signature("ed25519_verify", "a key that is no point", ByteString.EMPTY));
        all.add(signature("ecdsa_verify", "a good key", goodEcdsa()));
        all.add(signature("ecdsa_verify", "zeros", ByteString.EMPTY));
        all.add(longMessage("ed25519_verify", goodEd25519()));
        all.add(longMessage("ecdsa_verify", goodEcdsa()));
        all.add(recovery("a good signature", goodEcdsa()));
        all.add(recovery("zeros", ByteString.EMPTY));
        all.add(log("short lines", 1));
        all.add(log("lines of 2 MiB", LONG / 2));
        return all;
    }

    private static Attack attack(String name, ByteString data, GuestCode code, String... imports) {
        return Attack.stopped(
                name,
                OUT_OF_GAS,
                () ->
                        new HostileGuest(imports)
                                .memory(64, 64)
                                .data(INPUTS, data)
                                .applyMessage(forever(code)));
    }

    private static Attack hash(String name, String what, int length) {
        GuestCode code = new GuestCode().span(0, length).i32(OUT).call(0);
        return attack("hash: " + name + " of " + what, ByteString.EMPTY, code, "hashing_" + name);
    }

    /// Signature of 65 bytes, key at 128.
    private static Attack signature(String name, String key, ByteString inputs) {
        GuestCode code = new GuestCode().i32(INPUTS).span(0, 1).i32(INPUTS + 128).call(0).drop();
        return attack("signature: " + name + " with " + key, inputs, code, "crypto_" + name);
    }

    private static Attack longMessage(String name, ByteString inputs) {
        GuestCode code = new GuestCode().i32(INPUTS).span(0, LONG).i32(INPUTS + 128).call(0).drop();
        return attack("signature: " + name + " of 4 MiB", inputs, code, "crypto_" + name);
    }

    private static Attack recovery(String what, ByteString inputs) {
        GuestCode code = new GuestCode().i32(INPUTS).i32(0).i32(OUT).call(0).drop();
        return attack(
                "signature: recovery of " + what,
                inputs,
                code,
                "crypto_secp256k1_ecdsa_recover_compressed");
    }

    private static Attack log(String what, int length) {
        GuestCode code = new GuestCode().i32(1).span(0, length).span(0, length).call(0);
        return attack("log: " + what, ByteString.EMPTY, code, "logging_log");
    }

    private static ByteString goodEd25519() {
        return at128(Ed25519.sign(SECRET, ByteString.of(0)), Ed25519.publicKey(SECRET).bytes());
    }

    private static ByteString goodEcdsa() {
        Hash32 zero = Hashing.blake2b256(ByteString.of(0));
        return at128(Secp256k1.sign(SECRET, zero), Secp256k1.publicKey(SECRET));
    }

    private static ByteString at128(ByteString signature, ByteString key) {
        return signature.concat(ByteString.wrap(new byte[128 - signature.length()])).concat(key);
    }
}
