package io.xcmgateway.gateway.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.keystore.KeyScheme;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;

class TokenKeyTest {
    /// One public key in 256 begins, without the DER around it, as with it.
    @Test
    void takesPointsWithAndWithoutDerForWhatTheyAre() {
        for (long secret = 1; secret < 2_000; secret++) {
            ByteString compressed =
                    Secp256k1.publicKey(Hash32.hex("00".repeat(24) + "%016x".formatted(secret)));
            ByteString bare =
                    ByteString.wrap(
                            CustomNamedCurves.getByName("secp256k1")
                                    .getCurve()
                                    .decodePoint(compressed.toByteArray())
                                    .getEncoded(false));
            assertThat(TokenKey.publicKey(KeyScheme.SECP256K1, bare)).isEqualTo(compressed);
            assertThat(TokenKey.publicKey(KeyScheme.SECP256K1, ByteString.of(4, 65).concat(bare)))
                    .isEqualTo(compressed);
        }
    }

    @Test
    void takesEd25519KeysWithAndWithoutDer() {
        ByteString key = ByteString.hex("041e" + "5a".repeat(30));

        assertThat(TokenKey.publicKey(KeyScheme.ED25519, key)).isEqualTo(key);
        assertThat(TokenKey.publicKey(KeyScheme.ED25519, ByteString.of(4, 32).concat(key)))
                .isEqualTo(key);
        assertThat(TokenKey.publicKey(KeyScheme.ED25519, key.slice(0, 31))).isNull();
    }
}
