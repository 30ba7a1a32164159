package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.StorageFunctionsTest.assertTraps;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and signatures made by `@polkadot/util-crypto` (wasm-crypto 7.5.4: ed25519 and secp256k1 in
/// Rust) for `//Alice` over the text `<Bytes>hello</Bytes>`.
class SignatureFunctionsTest {
    private static final String ED25519 = "ext_crypto_ed25519_verify_version_1";
    private static final String ECDSA = "ext_crypto_ecdsa_verify_version_2";
    private static final String RECOVER = "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3";

    private static final ByteString MESSAGE = ByteString.ascii("<Bytes>hello</Bytes>");
    private static final ByteString ED25519_KEY =
            ByteString.hex("88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee");
    private static final ByteString ED25519_SIGNATURE =
            ByteString.hex(
                    "5889ce090cf779bcb36e7c2716755ad44daacad91adca9a7d4c389210c220446"
                            + "9c32ef49926c8a07089a5c5200419396e4e6983679ddccfbcf5a4bf1c9eee106");
    private static final ByteString ECDSA_KEY =
            ByteString.hex("020a1091341fe5664bfa1782d5e04779689068c916b04cb365ec3153755684d9a1");
    private static final ByteString ECDSA_HASH =
            ByteString.hex("dce487a810e62a1e2c249df4c8a36d826b6a835d645ae0da830ff2fa7a307e4b");
    private static final String R =
            "e98dcc8079c4b8cd8339ea94ac11247be91f413c18e25d68612b6fe4c524cfb2";
    private static final String S =
            "5d3eec202ecd035134ae2e2fd99ba6398f483eeb4e47f7ef0eac5e831e7537c2";

    /// `S` negated: the order of the curve less it.
    private static final String HIGH_S =
            "a2c113dfd132fcaecb51d1d0266459c52b669dfb6100a84cb1260009b1c1097f";

    private static final String ORDER =
            "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static final String ZERO =
            "0000000000000000000000000000000000000000000000000000000000000000";

    private final Script script = new Script();

    @Test
    void verifiesEd25519() {
        int good = ed25519(ED25519_SIGNATURE, MESSAGE);
        int other = ed25519(ED25519_SIGNATURE, MESSAGE.concat(ByteString.of(0)));
        int zeros = ed25519(ByteString.wrap(new byte[64]), MESSAGE);
        Played played = Puppet.play(script, MapView.EMPTY);
        assertThat(played.result(good)).isEqualTo(1);
        assertThat(played.result(other)).isEqualTo(0);
        assertThat(played.result(zeros)).isEqualTo(0);
    }

    @Test
    void verifiesEcdsaOverTheBlake2OfTheMessage() {
        int good = ecdsa(ByteString.hex(R + S + "00"), MESSAGE);
        int otherV = ecdsa(ByteString.hex(R + S + "01"), MESSAGE);
        int ethereumV = ecdsa(ByteString.hex(R + S + "1b"), MESSAGE);
        int high = ecdsa(ByteString.hex(R + HIGH_S + "01"), MESSAGE);
        int other = ecdsa(ByteString.hex(R + S + "00"), ByteString.EMPTY);
        Played played = Puppet.play(script, MapView.EMPTY);
        assertThat(played.result(good)).isEqualTo(1);
        assertThat(played.result(otherV)).isEqualTo(0);
        assertThat(played.result(ethereumV)).isEqualTo(0);
        assertThat(played.result(high)).isEqualTo(0);
        assertThat(played.result(other)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0", "1b, 0", "02, -2", "1a, -2", "1d, -2", "ff, -2",
    })
    void recoversTheKeyForEitherFormOfV(String v, int expected) {
        long out = script.room(33);
        int recovered = recover(ByteString.hex(R + S + v), out);
        Played played = Puppet.play(script, MapView.EMPTY);
        assertThat((int) played.result(recovered)).isEqualTo(expected);
        assertThat(played.memory(out).equals(ECDSA_KEY)).isEqualTo(expected == 0);
    }

    @ParameterizedTest
    @CsvSource({
        ZERO + "," + S + ",-1",
        ORDER + "," + S + ",-1",
        R + "," + ZERO + ",-1",
        R + "," + ORDER + ",-1",
        R + "," + HIGH_S + ",-1",
        // 5 is the x coordinate of no point of the curve.
        "0000000000000000000000000000000000000000000000000000000000000005," + S + ",-3",
    })
    void tellsWhyItRecoversNothing(String r, String s, int expected) {
        int recovered = recover(ByteString.hex(r + s + "00"), script.room(33));
        assertThat((int) Puppet.play(script, MapView.EMPTY).result(recovered)).isEqualTo(expected);
    }

    @Test
    void trapsOnPointersThatAreNotAllMemory() {
        long end = Script.MEMORY_BYTES;
        assertCallTraps(0, 64, end - 63, ED25519, end - 63, 0, 0);
        assertCallTraps(1, 1, end, ED25519, 0, end | 1L << 32, 0);
        assertCallTraps(2, 32, end - 31, ED25519, 0, 0, end - 31);
        assertCallTraps(0, 65, end - 64, ECDSA, end - 64, 0, 0);
        assertCallTraps(1, 1, end, ECDSA, 0, end | 1L << 32, 0);
        assertCallTraps(2, 33, end - 32, ECDSA, 0, 0, end - 32);
        assertCallTraps(0, 65, end - 64, RECOVER, end - 64, 0, 0);
        assertCallTraps(1, 32, end - 31, RECOVER, 0, end - 31, 0);
        assertCallTraps(2, 33, end - 32, RECOVER, 0, 0, end - 32);
    }

    private static void assertCallTraps(
            int argument, int length, long at, String function, long... arguments) {
        Script script = new Script();
        script.call(function, arguments);
        assertTraps(
                script,
                "argument %d names %d bytes at %d, which is not all memory"
                        .formatted(argument, length, at));
    }

    private int ed25519(ByteString signature, ByteString message) {
        return script.call(
                ED25519,
                script.pointer(signature),
                script.span(message),
                script.pointer(ED25519_KEY));
    }

    private int ecdsa(ByteString signature, ByteString message) {
        return script.call(
                ECDSA, script.pointer(signature), script.span(message), script.pointer(ECDSA_KEY));
    }

    private int recover(ByteString signature, long out) {
        return script.call(
                RECOVER, script.pointer(signature), script.pointer(ECDSA_HASH), out & 0xffff_ffffL);
    }
}
