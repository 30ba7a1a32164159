package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Signatures and log lines of every bad kind. What has to come of each says [HostModel], in the
/// engines of [Attempt].
class CryptoAttackTest {
    private static final String ED25519 = "ext_crypto_ed25519_verify_version_1";
    private static final String ECDSA = "ext_crypto_ecdsa_verify_version_2";
    private static final String RECOVER = "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3";
    private static final String LOG = "ext_logging_log_version_1";

    private static final ByteString HASH = Hashing.blake2b256(GoodArguments.MESSAGE).bytes();

    /// Around zero, the order of secp256k1 and half of it, and the field's prime.
    private static final List<ByteString> SCALARS =
            List.of(
                    scalar("00".repeat(32)),
                    scalar("00".repeat(31) + "01"),
                    scalar("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0"),
                    scalar("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1"),
                    scalar("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"),
                    scalar("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"),
                    scalar("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142"),
                    scalar("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"),
                    scalar("ff".repeat(32)));

    private final List<Script> scripts = new ArrayList<>();

    @Test
    void recoversWithEveryV() {
        for (int v = 0; v < 256; v++) {
            recover(GoodArguments.ECDSA.slice(0, 64).concat(ByteString.of(v)), HASH);
        }
        Attempt.check(scripts, GoodArguments.state());
    }

    @Test
    void recoversWithEveryKindOfRAndS() {
        ByteString good = GoodArguments.ECDSA;
        for (ByteString scalar : SCALARS) {
            for (int v : new int[] {0, 1, 2, 27, 28, 29}) {
                ByteString last = ByteString.of(v);
                recover(ByteString.concat(scalar, good.slice(32, 64), last), HASH);
                recover(ByteString.concat(good.slice(0, 32), scalar, last), HASH);
                recover(ByteString.concat(scalar, scalar, last), HASH);
                recover(ByteString.concat(good.slice(0, 64), last), scalar);
            }
        }
        Attempt.check(scripts, GoodArguments.state());
    }

    @Test
    void verifiesWithEveryByteOfASignatureAndAKeyChanged() {
        for (int i = 0; i < 65; i += 8) {
            ecdsa(flip(GoodArguments.ECDSA, i), GoodArguments.ECDSA_KEY);
            ecdsa(GoodArguments.ECDSA, flip(GoodArguments.ECDSA_KEY, i % 33));
            ed25519(flip(GoodArguments.ED25519, i % 64), GoodArguments.ED25519_KEY);
            ed25519(GoodArguments.ED25519, flip(GoodArguments.ED25519_KEY, i % 32));
        }
        for (ByteString scalar : SCALARS) {
            ed25519(GoodArguments.ED25519, scalar);
            ed25519(scalar.concat(scalar), GoodArguments.ED25519_KEY);
            ecdsa(GoodArguments.ECDSA, ByteString.of(2).concat(scalar));
            ecdsa(GoodArguments.ECDSA, ByteString.of(4).concat(scalar));
        }
        Attempt.check(scripts, GoodArguments.state());
    }

    @Test
    void logsWhatIsNoTextAndLevelsThatAreNone() {
        for (long level : new long[] {0, 1, 5, 6, 255, 0x7fff_ffffL, 1L << 31, -1, 1L << 32}) {
            for (String text :
                    List.of("ff", "c3", "c0af", "eda080", "f4908080", "f09f98", "00", "1b5b324a")) {
                Script script = new Script();
                long bytes = script.span(ByteString.hex(text));
                script.call(LOG, level, bytes, bytes);
                scripts.add(script);
            }
        }
        for (int length : new int[] {0, 1023, 1024, 1025, 30_000}) {
            Script script = new Script();
            long cutInACharacter = script.span("x" + "y".repeat(length)) & 0xffff_ffffL;
            script.call(LOG, 1, cutInACharacter | (long) length << 32, script.room(length / 4));
            scripts.add(script);
        }
        Attempt.check(scripts, GoodArguments.state());
    }

    @Test
    void keepsLinesUpToTheLimitOfAFlood() {
        for (int lines : new int[] {255, 256, 257, 300}) {
            Script script = new Script();
            long text = script.span(ByteString.hex("f09f9880").concat(ByteString.ascii("!")));
            for (int i = 0; i < lines; i++) {
                script.call(LOG, i, text, 40_000 | 2_000L << 32);
            }
            scripts.add(script);
        }
        Attempt.check(scripts, GoodArguments.state());
        assertThat(GuestLog.LINES_MAX).isEqualTo(256);
        assertThat(GuestLog.TEXT_BYTES_MAX).isEqualTo(1024);
    }

    private void recover(ByteString signature, ByteString hash) {
        Script script = new Script();
        script.call(
                RECOVER, script.pointer(signature), script.pointer(hash), pointer(script.room(33)));
        scripts.add(script);
    }

    private void ecdsa(ByteString signature, ByteString key) {
        verify(ECDSA, signature, key);
    }

    private void ed25519(ByteString signature, ByteString key) {
        verify(ED25519, signature, key);
    }

    private void verify(String function, ByteString signature, ByteString key) {
        Script script = new Script();
        long message = script.span(GoodArguments.MESSAGE);
        script.call(function, script.pointer(signature), message, script.pointer(key));
        scripts.add(script);
    }

    private static long pointer(long span) {
        return span & 0xffff_ffffL;
    }

    private static ByteString flip(ByteString bytes, int at) {
        byte[] flipped = bytes.toByteArray();
        flipped[at] ^= 1;
        return ByteString.wrap(flipped);
    }

    private static ByteString scalar(String hex) {
        return ByteString.hex(hex);
    }
}
