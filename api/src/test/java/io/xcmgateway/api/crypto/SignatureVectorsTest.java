package io.xcmgateway.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.vectors.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Signatures made by @polkadot/util-crypto (Rust inside) and checked with @noble/curves.
/// `-Dvectors=DIR` takes `signatures.json` from a directory instead of the copy in the resources.
class SignatureVectorsTest {
    private static final JsonNode VECTORS = Vectors.required("signatures.json");

    static Stream<JsonNode> ed25519() {
        return VECTORS.get("ed25519").valueStream();
    }

    static Stream<JsonNode> sr25519() {
        return VECTORS.get("sr25519").valueStream();
    }

    static Stream<JsonNode> ecdsa() {
        return Stream.of("ecdsaBlake2", "ecdsaKeccak")
                .flatMap(name -> VECTORS.get(name).valueStream());
    }

    static Stream<JsonNode> ecdsaKeccak() {
        return VECTORS.get("ecdsaKeccak").valueStream();
    }

    @ParameterizedTest
    @MethodSource("ed25519")
    void verifiesEd25519(JsonNode row) {
        ByteString key = bytes(row, "publicKey");
        ByteString message = bytes(row, "message");
        ByteString signature = bytes(row, "signature");
        assertThat(Ed25519.verify(key, message, signature)).isEqualTo(row.get("valid").asBoolean());
        if (row.get("valid").asBoolean()) {
            Hash32 seed = new Hash32(bytes(row, "seed"));
            assertThat(Ed25519.publicKey(seed).bytes()).isEqualTo(key);
            assertThat(Ed25519.sign(seed, message)).isEqualTo(signature);
        }
    }

    @ParameterizedTest
    @MethodSource("sr25519")
    void verifiesSr25519(JsonNode row) {
        ByteString key = bytes(row, "publicKey");
        ByteString message = bytes(row, "message");
        assertThat(Sr25519.verify(key, message, bytes(row, "signature")))
                .isEqualTo(row.get("valid").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("ecdsa")
    void recoversEcdsaKeys(JsonNode row) {
        Hash32 hash = new Hash32(bytes(row, "messageHash"));
        ByteString key = bytes(row, "publicKeyCompressed");
        ByteString signature = bytes(row, "signature");
        assertThat(Secp256k1.recover(hash, signature)).isEqualTo(key);
        assertThat(Secp256k1.verify(key, hash, signature)).isTrue();
        Hash32 secret = new Hash32(bytes(row, "secretKey"));
        assertThat(Secp256k1.publicKey(secret)).isEqualTo(key);
        assertThat(Secp256k1.sign(secret, hash)).isEqualTo(signature);
    }

    @ParameterizedTest
    @MethodSource("ecdsa")
    void hashesMessagesAsTheSignerDid(JsonNode row) {
        ByteString message = bytes(row, "message");
        assertThat(new Hash32(bytes(row, "messageHash")))
                .isIn(Hashing.blake2b256(message), Hashing.keccak256(message));
    }

    /// Only these rows have an Ethereum address; the others name a Substrate account.
    @ParameterizedTest
    @MethodSource("ecdsaKeccak")
    void derivesEthereumAddresses(JsonNode row) {
        assertThat(Secp256k1.address20(bytes(row, "publicKeyCompressed")))
                .isEqualTo(bytes(row, "ethAddress"));
    }

    private static ByteString bytes(JsonNode row, String field) {
        return ByteString.hex(row.get(field).asString());
    }
}
