package io.xcmgateway.gateway.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.attestation.AttestorKey;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.KeystoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against SoftHSM2.
class Pkcs11Test {
    private static final ByteString ID = ByteString.hex("0a0b");

    @TempDir private Path directory;

    private final Pkcs11 tokens = new Pkcs11();

    @AfterEach
    void end() {
        tokens.close();
    }

    /// Those that need a token.
    private SoftToken token() throws Exception {
        return SoftToken.make(directory, "attestor");
    }

    @ParameterizedTest
    @EnumSource(KeyScheme.class)
    void signsWithAKeyThatTheTokenMade(KeyScheme scheme) throws Exception {
        TokenPlace place = token().place();
        TokenKey made = tokens.generate(place, scheme, "first", ID);
        assertThat(tokens.keys(place))
                .singleElement()
                .isEqualTo(
                        new TokenKey(
                                scheme,
                                tokens.keys(place).getFirst().handle(),
                                made.publicKey(),
                                "first"));
        for (KeyName name : new KeyName[] {new KeyName("first", null), new KeyName(null, ID)}) {
            AttestorKey key = tokens.key(place, scheme, name);
            assertThat(key.publicId()).isEqualTo(made.publicId());
            Set<ByteString> signatures = new HashSet<>();
            // Half of all ECDSA signatures have the higher s: one in a million runs has none here.
            for (int i = 0; i < 20; i++) {
                Hash32 hash = Hashing.keccak256(ByteString.of(i));
                ByteString signature = key.sign(hash.bytes());
                switch (scheme) {
                    case SECP256K1 -> {
                        assertThat(Secp256k1.recover(hash, signature)).isEqualTo(made.publicKey());
                        assertThat(Secp256k1.address20(made.publicKey())).isEqualTo(key.publicId());
                        assertThat(signatures.add(signature)).isTrue();
                        assertThat(key.sign(hash.bytes())).isNotEqualTo(signature);
                        assertThat(key.repeats()).isFalse();
                    }
                    case ED25519 -> {
                        assertThat(Ed25519.verify(key.publicId(), hash.bytes(), signature))
                                .isTrue();
                        assertThat(key.sign(hash.bytes())).isEqualTo(signature);
                        assertThat(key.repeats()).isTrue();
                    }
                }
            }
        }
        assertThatThrownBy(() -> tokens.generate(place, scheme, "first", ID))
                .isInstanceOf(KeystoreException.class)
                .hasMessage("key \"first\" must not be there yet");
    }

    @Test
    void namesWhatIsNotThere() throws Exception {
        TokenPlace place = token().place();
        tokens.generate(place, KeyScheme.SECP256K1, "first", ID);
        refused(place, KeyScheme.SECP256K1, "another", "private key \"another\" of secp256k1");
        refused(place, KeyScheme.ED25519, "first", "key \"first\" of ed25519 must be in the token");
        TokenPlace elsewhere =
                new TokenPlace(
                        place.module(), "none", null, place.pinFile(), Duration.ofSeconds(20));
        refused(elsewhere, KeyScheme.SECP256K1, "first", "token \"none\" of");
        refused(elsewhere, KeyScheme.SECP256K1, "first", "found [\"attestor\" in slot ");
        Path nowhere = directory.resolve("none.so");
        refused(
                new TokenPlace(nowhere, null, 0L, place.pinFile(), Duration.ofSeconds(20)),
                KeyScheme.SECP256K1,
                "first",
                nowhere + " must be a file");
        refused(
                new TokenPlace(place.pinFile(), "x", null, place.pinFile(), Duration.ofSeconds(20)),
                KeyScheme.SECP256K1,
                "first",
                "cannot be loaded");
    }

    private void refused(TokenPlace place, KeyScheme scheme, String label, String reason) {
        assertThatThrownBy(() -> tokens.key(place, scheme, new KeyName(label, null)))
                .isInstanceOf(KeystoreException.class)
                .hasMessageContaining(reason);
    }

    /// A token locks after a few wrong ones.
    @Test
    void triesAWrongPinOnce() throws Exception {
        SoftToken token = token();
        TokenPlace place = token.place();
        tokens.generate(place, KeyScheme.SECP256K1, "first", ID);
        token.writePin("00000000");
        try (Pkcs11 again = new Pkcs11()) {
            assertThatThrownBy(() -> again.keys(place))
                    .hasMessageContaining("must open with the PIN in " + place.pinFile())
                    .hasMessageContaining("CKR_PIN_INCORRECT")
                    .message()
                    .doesNotContain("00000000");
            assertThatThrownBy(() -> again.keys(place))
                    .hasMessageContaining("not tried again until the file is written anew");
            token.writePin(SoftToken.PIN);
            Files.setLastModifiedTime(token.pinFile(), FileTime.fromMillis(1));
            assertThat(again.keys(place)).hasSize(1);
        }
    }

    @Test
    void failsWhileTheTokenIsAwayAndSignsOnceItIsBack() throws Exception {
        SoftToken token = token();
        TokenKey made = tokens.generate(token.place(), KeyScheme.SECP256K1, "first", ID);
        AttestorKey key =
                tokens.key(token.place(), KeyScheme.SECP256K1, new KeyName("first", null));
        Hash32 hash = Hashing.keccak256(ID);
        assertThat(key.sign(hash.bytes())).isNotNull();
        token.remove();
        assertThatThrownBy(() -> key.sign(hash.bytes()))
                .isInstanceOf(SignerUnavailableException.class)
                .hasMessageContaining("token \"attestor\" of");
        token.putBack();
        assertThat(Secp256k1.recover(hash, key.sign(hash.bytes()))).isEqualTo(made.publicKey());
    }

    /// Whoever gets hold of the token and makes another key of this name signs nothing with it.
    @Test
    void refusesAnotherKeyOfTheSameName() throws Exception {
        TokenPlace place = token().place();
        tokens.generate(place, KeyScheme.SECP256K1, "first", ID);
        AttestorKey key = tokens.key(place, KeyScheme.SECP256K1, new KeyName("first", null));
        SoftToken.make(directory.resolve("other"), "attestor");
        try (Pkcs11 other = new Pkcs11()) {
            other.generate(place, KeyScheme.SECP256K1, "first", ID);
            Hash32 hash = Hashing.keccak256(ID);
            assertThatThrownBy(() -> key.sign(hash.bytes()))
                    .isInstanceOf(SignerUnavailableException.class)
                    .hasMessageContaining("are no signature of it");
        }
    }

    @Test
    void givesUpACallThatHangsAndTheNextOnesUntilItComesBack() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (Pkcs11Module module = new Pkcs11Module(directory.resolve("slow.so"))) {
            assertThatThrownBy(() ->
                            module.call(
                                    Duration.ofMillis(20),
                                    () -> {
                                        released.await();
                                        return 1;
                                    }))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining("must answer within PT0.02S");
            assertThatThrownBy(() -> module.call(Duration.ofSeconds(20), () -> 2))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining("still does not answer");
            released.countDown();
            assertThat(afterwards(module)).isEqualTo(3);
        }
    }

    /// Waits for the thread, which nothing else tells of.
    private static int afterwards(Pkcs11Module module) throws Unusable {
        while (true) {
            try {
                return module.call(Duration.ofSeconds(20), () -> 3);
            } catch (Unusable e) {
                assertThat(e).hasMessageContaining("still does not answer");
                Thread.onSpinWait();
            }
        }
    }
}
