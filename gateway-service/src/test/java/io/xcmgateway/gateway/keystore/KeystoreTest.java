package io.xcmgateway.gateway.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of ethers, polkadot.js (`keystores/make.mjs` made them) and the Web3 specification, and
/// ours.
class KeystoreTest {
    private static final String PASSWORD = "correct horse ⚡ battery";
    private static final int CHEAP = 1 << 10;

    private static final Hash32 SEED = Hash32.hex("5e".repeat(31) + "01");
    private static final Hash32 SECRET = Hash32.hex("7c".repeat(31) + "02");

    private static String file(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        KeystoreTest.class.getResourceAsStream("/keystores/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Keystore.Parsed parse(String json) {
        return Keystore.parse(ByteString.copyOf(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Keystore good(String json) {
        assertThat(parse(json)).isInstanceOf(Keystore.Parsed.Good.class);
        return ((Keystore.Parsed.Good) parse(json)).keystore();
    }

    private static String refusal(String json) {
        assertThat(parse(json)).as(json).isInstanceOf(Keystore.Parsed.Refused.class);
        return ((Keystore.Parsed.Refused) parse(json)).reason();
    }

    private static Password password(String text) {
        return Password.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Keystore.Opening open(Keystore keystore, String text) {
        try (Password password = password(text)) {
            return keystore.open(password);
        }
    }

    private static void opens(Keystore keystore, String text, Hash32 secret) {
        assertThat(open(keystore, text)).isEqualTo(new Keystore.Opening.Opened(secret));
    }

    private static String refusedOpening(Keystore keystore, String text) {
        assertThat(open(keystore, text)).isInstanceOf(Keystore.Opening.Refused.class);
        return ((Keystore.Opening.Refused) open(keystore, text)).reason();
    }

    @Test
    void opensWhatEthersWrote() {
        Keystore keystore = good(file("ethers-scrypt.json"));
        assertThat(keystore.scheme()).isEqualTo(KeyScheme.SECP256K1);
        assertThat(keystore.claimed())
                .isEqualTo(ByteString.hex("d085a3c64a36a10726f3802f123ddba4f95d85d1"));
        opens(keystore, PASSWORD, SECRET);
        opens(
                good(file("ethers-phrase.json")),
                PASSWORD,
                Hash32.hex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));
    }

    @Test
    void opensTheVectorOfTheSpecification() {
        Keystore keystore = good(file("web3-pbkdf2.json"));
        assertThat(keystore.claimed()).isNull();
        opens(
                keystore,
                "testpassword",
                Hash32.hex("7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d"));
        assertThat(refusedOpening(keystore, "testpasswore"))
                .isEqualTo("the password does not open it");
    }

    /// The other vector of that specification: its n is too large for its r.
    @Test
    void refusesScryptOutsideOfRfc7914() {
        assertThat(refusal(file("web3-scrypt.json")))
                .contains("n must be below 65536 where r is 1, are n 262144, r 1, p 8");
    }

    @Test
    void opensWhatPolkadotJsWrote() {
        Keystore keystore = good(file("polkadot-js-ed25519.json"));
        assertThat(keystore.scheme()).isEqualTo(KeyScheme.ED25519);
        assertThat(keystore.claimed())
                .isEqualTo(
                        ByteString.hex(
                                "89c9fdd4d8c9abeeaff989a7366db4542f0bcfcde139e561d1aab81d6f4cf211"));
        opens(keystore, PASSWORD, SEED);
        assertThat(refusedOpening(keystore, PASSWORD + " "))
                .isEqualTo("the password does not open it");
    }

    @Test
    void refusesKeysThatNoAttestorHasAndOnesThatLieOpen() {
        assertThat(refusal(file("polkadot-js-sr25519.json")))
                .isEqualTo("/encoding/content must be [pkcs8, ed25519], was [pkcs8, sr25519]");
        assertThat(refusal(file("polkadot-js-unencrypted.json")))
                .isEqualTo("/encoding/type must be [scrypt, xsalsa20-poly1305], was [none]");
    }

    @Test
    void opensWhatItClosedItself() {
        try (Password password = password(PASSWORD)) {
            Random random = new Random(7);
            Keystore web3 = Web3Keystore.close(SECRET, password, random, CHEAP);
            opens(good(web3.json()), PASSWORD, SECRET);
            assertThat(good(web3.json())).isEqualTo(web3);
            Keystore substrate = SubstrateKeystore.close(SEED, password, random, CHEAP);
            opens(good(substrate.json()), PASSWORD, SEED);
            assertThat(good(substrate.json())).isEqualTo(substrate);
            assertThat(substrate.claimed())
                    .isEqualTo(good(file("polkadot-js-ed25519.json")).claimed());
        }
    }

    @Test
    void refusesAnAddressOfAnotherKey() {
        try (Password password = password(PASSWORD)) {
            Keystore web3 = Web3Keystore.close(SECRET, password, new Random(1), CHEAP);
            String address = Objects.requireNonNull(web3.claimed()).toHex();
            assertThat(
                            refusedOpening(
                                    good(web3.json().replace(address, "00".repeat(20))), PASSWORD))
                    .startsWith("/address must be that of its key, 0x" + address);
            Keystore substrate = SubstrateKeystore.close(SEED, password, new Random(1), CHEAP);
            String other =
                    substrate
                            .json()
                            .replace(Ss58.address(new Hash32(key(SEED))), Ss58.address(SECRET));
            assertThat(refusedOpening(good(other), PASSWORD))
                    .startsWith("/address must be that of its key");
        }
    }

    private static ByteString key(Hash32 seed) {
        return KeyScheme.ED25519.publicId(seed);
    }

    @Test
    void refusesASecretThatIsNone() {
        try (Password password = password(PASSWORD)) {
            String good = Web3Keystore.close(SECRET, password, new Random(1), CHEAP).json();
            assertThat(KeyScheme.SECP256K1.accepts(Hash32.ZERO)).isFalse();
            assertThat(KeyScheme.SECP256K1.accepts(Hash32.hex("ff".repeat(32)))).isFalse();
            assertThat(KeyScheme.SECP256K1.accepts(SECRET)).isTrue();
            // Ciphertext and tag belong together, so that only who knows the password can say this.
            assertThat(
                            refusedOpening(
                                    good(
                                            good.replaceFirst("\"mac\":\".", "\"mac\":\"")
                                                    .replaceFirst(
                                                            "(\"mac\":\"[0-9a-f]{63})", "$10")),
                                    PASSWORD))
                    .isEqualTo("the password does not open it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":3 | \"version\":4 | /version must be a whole number 3..3",
                "\"version\":3 | \"version\":3,\"version\":3 | without duplicate keys",
                "\"version\":3 | \"version\":3,\"more\":1 | /more must be no such key",
                "\"version\":3 | \"version\":3} {\"more\":1 | one JSON object",
                "aes-128-ctr | aes-256-ctr | /crypto/cipher must be aes-128-ctr",
                "\"kdf\":\"scrypt\" | \"kdf\":\"argon2\" | /crypto/kdf must be scrypt or pbkdf2",
                "\"kdf\":\"scrypt\" | \"kdf\":\"pbkdf2\" | /crypto/kdfparams/prf must be there",
                "\"n\":1024 | \"n\":1023 | a power of two",
                "\"n\":1024 | \"n\":1 | 2..2147483647",
                "\"n\":1024 | \"n\":524288 | at most 256 MiB",
                "\"n\":1024 | \"n\":1073741824 | at most 256 MiB",
                "\"n\":1024 | \"n\":4294968320 | a whole number",
                "\"r\":8 | \"r\":2147483647 | at most 256 MiB",
                "\"p\":1 | \"p\":1025 | n r p be at most 8388608",
                "\"p\":1 | \"p\":1.0 | a whole number",
                "\"dklen\":32 | \"dklen\":64 | /crypto/kdfparams/dklen",
                "\"salt\":\" | \"salt\":\"0 | /crypto/kdfparams/salt must be hex of 1..64 bytes",
                "\"iv\":\" | \"iv\":\"00 | /crypto/cipherparams/iv must be hex of 16 bytes",
                "\"mac\":\" | \"mac\":\"x | /crypto/mac must be hex of 32 bytes",
                "\"id\":\" | \"id\":\"x | /id must be a UUID",
                "\"ciphertext\":\" | \"ciphertext\":\"00 | /crypto/ciphertext must be hex of 32"
            })
    void refusesWhatIsNotAsItMustBe(String part, String other, String reason) {
        try (Password password = password(PASSWORD)) {
            String json = Web3Keystore.close(SECRET, password, new Random(3), CHEAP).json();
            assertThat(json).contains(part);
            assertThat(refusal(json.replace(part, other))).contains(reason);
        }
    }

    @Test
    void refusesEachByteOfABoxThatIsAnother() {
        try (Password password = password(PASSWORD)) {
            String json = SubstrateKeystore.close(SEED, password, new Random(5), 2).json();
            String encoded = json.split("\"", -1)[3];
            byte[] bytes = Base64.getDecoder().decode(encoded);
            List<Integer> opened = new ArrayList<>();
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= 1;
                String other = json.replace(encoded, Base64.getEncoder().encodeToString(flipped));
                if (parse(other) instanceof Keystore.Parsed.Good(Keystore keystore)
                        && open(keystore, PASSWORD) instanceof Keystore.Opening.Opened) {
                    opened.add(i);
                }
            }
            assertThat(opened).isEmpty();
            assertThat(refusal(json.replace(encoded, encoded.substring(4))))
                    .startsWith("/encoded must be base64");
            assertThat(refusal(json.replace(encoded, encoded + "=")))
                    .startsWith("/encoded must be base64");
        }
    }

    @Test
    void readsAddressesOfAnyNetworkAndNoOthers() {
        // Alice's sr25519 key as generic Substrate, Polkadot and Kusama addresses.
        Hash32 alice =
                Hash32.hex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
        assertThat(Ss58.address(alice))
                .isEqualTo("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
        for (String address :
                List.of(
                        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
                        "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
                        "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F")) {
            assertThat(Ss58.publicKey(address)).as(address).isEqualTo(alice);
            assertThat(Ss58.publicKey(address.substring(1))).isNull();
            assertThat(Ss58.publicKey("1" + address)).isNull();
            assertThat(Ss58.publicKey(address.replace('H', 'h'))).isNull();
        }
        assertThat(Ss58.publicKey("")).isNull();
        assertThat(Ss58.publicKey("0OIl")).isNull();
        assertThat(Ss58.publicKey("5".repeat(100_000))).isNull();
    }

    @Test
    void wipesAPasswordAndTellsNothingOfSecrets() {
        byte[] bytes = PASSWORD.getBytes(StandardCharsets.UTF_8);
        try (Password password = Password.of(bytes)) {
            assertThat(password).hasToString("Password");
        }
        assertThat(bytes).containsOnly(0);
        assertThat(new Keystore.Opening.Opened(SECRET)).hasToString("Opened");
        assertThatThrownBy(() -> Password.of(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
