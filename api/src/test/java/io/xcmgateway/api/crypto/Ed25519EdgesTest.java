package io.xcmgateway.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signatures on which implementations differ, made by `ed25519-edges.py`: small-order and
/// mixed-order points, S at or above the order, encodings with y at or above the prime.
class Ed25519EdgesTest {

    static Stream<String> edges() {
        try (InputStream in = Ed25519EdgesTest.class.getResourceAsStream("/ed25519-edges.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines();
        } catch (IOException e) {
            throw new IllegalStateException("edges must be readable", e);
        }
    }

    @ParameterizedTest
    @MethodSource("edges")
    void decidesByTheEquationWithoutCofactor(String line) {
        String[] parts = line.split(" ", -1);
        boolean valid =
                Ed25519.verify(
                        ByteString.hex(parts[2]),
                        ByteString.hex(parts[3]),
                        ByteString.hex(parts[4]));
        assertThat(valid).as(parts[0]).isEqualTo(Boolean.parseBoolean(parts[1]));
    }

    @Test
    void refusesOtherLengths() {
        Hash32 seed = Hash32.ZERO;
        ByteString key = Ed25519.publicKey(seed).bytes();
        ByteString good = Ed25519.sign(seed, key);
        assertThat(Ed25519.verify(key, key, good)).isTrue();
        assertThat(Ed25519.verify(key, key, good.slice(0, 63))).isFalse();
        assertThat(Ed25519.verify(key, key, good.concat(ByteString.of(0)))).isFalse();
        assertThat(Ed25519.verify(key.slice(0, 31), key, good)).isFalse();
        assertThat(Ed25519.verify(ByteString.EMPTY, key, ByteString.EMPTY)).isFalse();
    }

    /// The slow and the fast path are one function.
    @Test
    void agreesWithTheEquationInIntegers() {
        SplittableRandom random = new SplittableRandom(25519);
        for (int round = 0; round < 40; round++) {
            byte[] seedBytes = new byte[32];
            random.nextBytes(seedBytes);
            Hash32 seed = Hash32.wrap(seedBytes);
            ByteString key = Ed25519.publicKey(seed).bytes();
            ByteString message = seed.bytes().slice(0, round % 32);
            byte[] signature = Ed25519.sign(seed, message).toByteArray();
            if (round % 2 == 1) {
                signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            }
            ByteString given = ByteString.wrap(signature);
            assertThat(Ed25519.verify(key, message, given))
                    .as("seed 25519 round %s", round)
                    .isEqualTo(Edwards25519.holds(key, message, given))
                    .isEqualTo(round % 2 == 0);
        }
    }

    @Test
    void refusesEveryFlippedBitOfASignatureOrKey() {
        Hash32 seed = Hash32.hex("09".repeat(32));
        ByteString message = ByteString.ascii("flip");
        ByteString key = Ed25519.publicKey(seed).bytes();
        ByteString signature = Ed25519.sign(seed, message);
        for (int bit = 0; bit < 64 * 8; bit += 5) {
            assertThat(Ed25519.verify(key, message, flip(signature, bit))).isFalse();
            assertThat(Ed25519.verify(flip(key, bit / 2), message, signature)).isFalse();
        }
    }

    private static ByteString flip(ByteString bytes, int bit) {
        byte[] flipped = bytes.toByteArray();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return ByteString.wrap(flipped);
    }
}
