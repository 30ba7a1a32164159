package io.xcmgateway.gateway.config;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.proof.signature.MemberKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/// The keys of a gateway in production, in keystores that `keys generate` or a wallet made.
///
/// @param secp256k1 of this attestor, Web3 secret storage version 3
/// @param ed25519 its second key, JSON of polkadot.js, if the attestor set names one
/// @param relayer an ed25519 key that asserts origins, if `xcm-gateway.origins.asserted-allowed`
@Validated
@Profile(KnownProfile.PRODUCTION)
@ConfigurationProperties("xcm-gateway.keys")
public record KeyProperties(
        @NotNull @Valid KeystoreFile secp256k1,
        @Nullable @Valid KeystoreFile ed25519,
        @Nullable @Valid KeystoreFile relayer) {

    /// A keystore and what opens it.
    ///
    /// @param keystore the file
    /// @param passwordFile with one line, not readable by everybody
    public record KeystoreFile(@NotNull Path keystore, @NotNull Path passwordFile) {

        Hash32 open(KeyScheme scheme) {
            return Keystore.open(scheme, keystore, passwordFile);
        }
    }

    /// Opens the keystores of this attestor.
    ///
    /// @throws io.xcmgateway.gateway.keystore.KeystoreException if one does not open
    public MemberKeys member() {
        return new MemberKeys(
                secp256k1.open(KeyScheme.SECP256K1),
                ed25519 == null ? null : ed25519.open(KeyScheme.ED25519));
    }

    /// Opens the keystore of the relayer, where origins may be asserted.
    ///
    /// @return `null` where they may not
    public @Nullable Hash32 relayerSeed(OriginProperties origins) {
        if (!origins.assertedAllowed()) {
            return null;
        }
        if (relayer == null) {
            throw new UnsafeStartException(
                    "xcm-gateway.keys.relayer must be set with"
                            + " xcm-gateway.origins.asserted-allowed=true, was not",
                    "Make an ed25519 key with `keys generate` and set"
                            + " xcm-gateway.keys.relayer.keystore and password-file, or leave"
                            + " asserted origins off.");
        }
        return relayer.open(KeyScheme.ED25519);
    }
}
