package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.TreeMap;

/// Arguments with which each host function does what it is for, and a state for that.
final class GoodArguments {
    private GoodArguments() {}

    static final Hash32 SECRET = Hashing.blake2b256(ByteString.ascii("secret"));
    static final ByteString MESSAGE = ByteString.ascii("message");
    static final ByteString ED25519 = Ed25519.sign(SECRET, MESSAGE);
    static final ByteString ED25519_KEY = Ed25519.publicKey(SECRET).bytes();
    static final ByteString ECDSA = Secp256k1.sign(SECRET, Hashing.blake2b256(MESSAGE));
    static final ByteString ECDSA_KEY = Secp256k1.publicKey(SECRET);

    static final List<String> KEYS = List.of("", "a", "ab", "abc", "b", "ba", "c");

    /// Keys of the guest with and without a value, and of others around them.
    static MapView state() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (String key : KEYS) {
            entries.put(guest(ByteString.ascii(key)), ByteString.ascii("value"));
        }
        entries.put(guest(ByteString.wrap(new byte[Attempt.KEY_BYTES_MAX])), ByteString.EMPTY);
        entries.put(ByteString.hex("0061"), ByteString.ascii("the host's"));
        entries.put(ByteString.hex("0261"), ByteString.ascii("nobody's"));
        return new MapView(entries);
    }

    static ByteString guest(ByteString key) {
        return ByteString.of(1).concat(key);
    }

    /// Puts into the script's data what the arguments point to. An i32 pointer may stand in a
    /// pointer-size, whose low half it is.
    static long[] of(String function, Script script) {
        return switch (function) {
            case "ext_input_read_version_1" -> new long[] {50_000 | 10_000L << 32};
            case "ext_storage_set_version_1", "ext_storage_append_version_1" ->
                    new long[] {script.span("ab"), script.span("item")};
            case "ext_storage_read_version_2" ->
                    new long[] {script.span("ab"), script.room(8), 1, 0};
            case "ext_storage_clear_version_1", "ext_storage_exists_version_1" ->
                    new long[] {script.span("ab")};
            case "ext_storage_next_key_version_2" -> new long[] {script.span("ab"), script.room(8)};
            case "ext_storage_clear_prefix_version_3" ->
                    new long[] {script.span("a"), 2, -1, script.room(8), script.room(12)};
            case "ext_crypto_ed25519_verify_version_1" ->
                    new long[] {
                        script.pointer(ED25519), script.span(MESSAGE), script.pointer(ED25519_KEY)
                    };
            case "ext_crypto_ecdsa_verify_version_2" ->
                    new long[] {
                        script.pointer(ECDSA), script.span(MESSAGE), script.pointer(ECDSA_KEY)
                    };
            case "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3" ->
                    new long[] {
                        script.pointer(ECDSA),
                        script.pointer(Hashing.blake2b256(MESSAGE).bytes()),
                        script.room(33) & 0xffff_ffffL
                    };
            case "ext_logging_log_version_1" ->
                    new long[] {3, script.span("target"), script.span("text")};
            case String name when name.startsWith("ext_hashing_") ->
                    new long[] {script.span("data"), script.room(64) & 0xffff_ffffL};
            default -> new long[0];
        };
    }
}
