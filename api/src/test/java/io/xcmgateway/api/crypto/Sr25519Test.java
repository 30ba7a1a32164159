package io.xcmgateway.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class Sr25519Test {
    /// The well-known development seeds: of `//Alice` after derivation, and of a bare phrase.
    private static final Hash32 ALICE =
            Hash32.hex("e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a");

    private static final ByteString MESSAGE = ByteString.ascii("hello polkadot");

    /// Public keys of seeds as in the documentation of Substrate's `subkey`, and of polkadot.js's
    /// tests of its Rust core.
    @Test
    void expandsSeedsAsSubstrateDoes() {
        assertThat(Sr25519.publicKey(ALICE).toHex())
                .isEqualTo("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
        assertThat(
                        Sr25519.publicKey(
                                        Hash32.hex(
                                                "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e"))
                                .toHex())
                .isEqualTo("46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a");
    }

    @Test
    void verifiesWhatItSigns() {
        ByteString key = Sr25519.publicKey(ALICE).bytes();
        ByteString signature = Sr25519.sign(ALICE, MESSAGE);
        assertThat(Sr25519.verify(key, MESSAGE, signature)).isTrue();
        assertThat(Sr25519.sign(ALICE, MESSAGE)).isEqualTo(signature);
        assertThat(Sr25519.sign(ALICE, ByteString.EMPTY).slice(0, 32))
                .isNotEqualTo(signature.slice(0, 32));
        ByteString large = ByteString.wrap(new byte[100_000]);
        assertThat(Sr25519.verify(key, large, Sr25519.sign(ALICE, large))).isTrue();
    }

    @Test
    void refusesEveryFlippedBit() {
        byte[] key = Sr25519.publicKey(ALICE).bytes().toByteArray();
        byte[] signature = Sr25519.sign(ALICE, MESSAGE).toByteArray();
        for (int bit = 0; bit < signature.length * 8; bit += 5) {
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verify(key, signature)).as("signature bit " + bit).isFalse();
            signature[bit / 8] ^= (byte) (1 << bit % 8);
        }
        for (int bit = 0; bit < key.length * 8; bit += 5) {
            key[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verify(key, signature)).as("key bit " + bit).isFalse();
            key[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(verify(key, signature)).isTrue();
    }

    @Test
    void refusesASecondFormOfTheSameScalar() {
        byte[] key = Sr25519.publicKey(ALICE).bytes().toByteArray();
        byte[] order =
                HexFormat.of()
                        .parseHex(
                                "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        byte[] signature = Sr25519.sign(ALICE, MESSAGE).toByteArray();
        signature[63] &= 0x7f;
        int carried = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (signature[32 + i] & 0xff) + (order[i] & 0xff) + carried;
            signature[32 + i] = (byte) sum;
            carried = sum >>> 8;
        }
        signature[63] |= (byte) 0x80;
        assertThat(verify(key, signature)).isFalse();
    }

    @Test
    void refusesOtherLengthsAndNoise() {
        ByteString key = Sr25519.publicKey(ALICE).bytes();
        ByteString signature = Sr25519.sign(ALICE, MESSAGE);
        assertThat(Sr25519.verify(key, MESSAGE, signature.slice(0, 63))).isFalse();
        assertThat(Sr25519.verify(key.slice(0, 31), MESSAGE, signature)).isFalse();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[96];
            random.nextBytes(noise);
            ByteString bytes = ByteString.wrap(noise);
            assertThat(Sr25519.verify(bytes.slice(0, 32), MESSAGE, bytes.slice(32, 96))).isFalse();
        }
    }

    /// `Strobe128` and the transcript against the test vector in Merlin's own tests
    /// (`equivalence_simple`: a challenge after one message).
    @Test
    void drawsTheChallengeOfMerlinsOwnTest() {
        MerlinTranscript transcript = MerlinTranscript.of("test protocol");
        transcript.append("some label", MerlinTranscript.ascii("some data"));
        assertThat(HexFormat.of().formatHex(transcript.challenge("challenge", 32)))
                .isEqualTo("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615");
    }

    @Test
    void ethereumWalletsSignWithAPrefix() {
        // keccak256("\\x19Ethereum Signed Message:\\n" + "11" + "hello world"), as in the
        // documentation of
        // several wallets
        assertThat(Eip191.hash(ByteString.ascii("hello world")).toHex())
                .isEqualTo("d9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68");
    }

    private static boolean verify(byte[] key, byte[] signature) {
        return Sr25519.verify(ByteString.copyOf(key), MESSAGE, ByteString.copyOf(signature));
    }
}
