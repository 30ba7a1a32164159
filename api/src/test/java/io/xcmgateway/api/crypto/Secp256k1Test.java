package io.xcmgateway.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
    private static final BigInteger N =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final Hash32 SECRET = Hash32.hex("07".repeat(32));
    private static final Hash32 HASH = Hashing.keccak256(ByteString.ascii("statement"));
    private static final ByteString GOOD = Secp256k1.sign(SECRET, HASH);
    private static final ByteString KEY = Secp256k1.publicKey(SECRET);

    /// RFC 6979 on secp256k1, from the widely used vectors of trezor-crypto and bitcoinj: secret 1,
    /// SHA-256 of "Satoshi Nakamoto".
    @Test
    void signsDeterministically() {
        Hash32 one = Hash32.hex("00".repeat(31) + "01");
        Hash32 hash = Hashing.sha2_256(ByteString.ascii("Satoshi Nakamoto"));
        assertThat(Secp256k1.sign(one, hash).slice(0, 64).toHex())
                .isEqualTo(
                        "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
                            + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
    }

    /// The address of secret key 1, known to every Ethereum client.
    @Test
    void derivesTheKnownAddressOfKeyOne() {
        Hash32 one = Hash32.hex("00".repeat(31) + "01");
        assertThat(Secp256k1.address20(Secp256k1.publicKey(one)).toHex())
                .isEqualTo("7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    @Test
    void refusesTheHighSTwin() {
        BigInteger s = new BigInteger(1, GOOD.slice(32, 64).toByteArray());
        ByteString twin = signature(GOOD.slice(0, 32), N.subtract(s), GOOD.u8(64) ^ 1);
        assertThat(Secp256k1.recover(HASH, twin)).isNull();
        assertThat(Secp256k1.verify(KEY, HASH, GOOD)).isTrue();
    }

    @Test
    void refusesScalarsOutOfRange() {
        ByteString r = GOOD.slice(0, 32);
        ByteString zero = ByteString.wrap(new byte[32]);
        ByteString order = unsigned(N);
        assertThat(Secp256k1.recover(HASH, signature(r, BigInteger.ZERO, 0))).isNull();
        assertThat(Secp256k1.recover(HASH, signature(zero, BigInteger.ONE, 0))).isNull();
        assertThat(Secp256k1.recover(HASH, signature(order, BigInteger.ONE, 0))).isNull();
        assertThat(Secp256k1.recover(HASH, signature(r, N, 0))).isNull();
    }

    @Test
    void refusesOtherRecoveryIdsAndLengths() {
        for (int v : new int[] {2, 3, 27, 28, 255}) {
            assertThat(Secp256k1.recover(HASH, GOOD.slice(0, 64).concat(ByteString.of(v))))
                    .isNull();
        }
        assertThat(Secp256k1.recover(HASH, GOOD.slice(0, 64))).isNull();
        assertThat(Secp256k1.recover(HASH, GOOD.concat(ByteString.of(0)))).isNull();
    }

    @Test
    void refusesAnRThatIsNoPoint() {
        // 5 is the x of no point: 5^3 + 7 = 132 is no square.
        assertThat(
                        Secp256k1.recover(
                                HASH,
                                signature(unsigned(BigInteger.valueOf(5)), BigInteger.ONE, 0)))
                .isNull();
    }

    @Test
    void recoversAnotherKeyFromAnotherHash() {
        assertThat(Secp256k1.verify(KEY, Hashing.keccak256(ByteString.EMPTY), GOOD)).isFalse();
    }

    @Test
    void takesNoSecretOutOfRange() {
        assertThatThrownBy(() -> Secp256k1.publicKey(Hash32.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secp256k1.sign(new Hash32(unsigned(N)), HASH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secp256k1.address20(ByteString.hex("02" + "ff".repeat(32))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secp256k1.address20(ByteString.of(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ByteString signature(ByteString r, BigInteger s, int v) {
        return ByteString.concat(r, unsigned(s), ByteString.of(v));
    }

    private static ByteString unsigned(BigInteger value) {
        return ByteString.hex(String.format("%064x", value));
    }
}
