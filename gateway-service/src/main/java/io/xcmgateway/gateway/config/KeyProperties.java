package io.xcmgateway.gateway.config;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.AttestorKey;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.pkcs11.Pkcs11;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/// The keys of a gateway in production, or of a signer: in keystores that `keys generate` or a
/// wallet made, in tokens, or with a signer.
///
/// @param secp256k1 of this attestor; or `remote`
/// @param ed25519 its second key, if the attestor set names one
/// @param remote a signer that has both keys instead
/// @param relayer an ed25519 key that asserts origins, if `xcm-gateway.origins.asserted-allowed`
@Validated
@Profile({KnownProfile.PRODUCTION, KnownProfile.SIGNER})
@ConfigurationProperties("xcm-gateway.keys")
public record KeyProperties(
        @Nullable @Valid Key secp256k1,
        @Nullable @Valid Key ed25519,
        @Nullable @Valid RemoteProperties remote,
        @Nullable @Valid KeystoreFile relayer) {

    /// A key of either kind.
    ///
    /// @param keystore a file: Web3 secret storage version 3 for secp256k1, JSON of polkadot.js for
    ///   ed25519
    /// @param passwordFile what opens it, one line, not readable by everybody
    /// @param pkcs11 a token that has the key instead
    public record Key(
            @Nullable Path keystore,
            @Nullable Path passwordFile,
            @Nullable @Valid TokenProperties pkcs11) {

        @AssertTrue(message = "either keystore and password-file or pkcs11 must be set") boolean isKindOfKey() {
            return pkcs11 == null
                    ? keystore != null && passwordFile != null
                    : keystore == null && passwordFile == null;
        }

        AttestorKey open(KeyScheme scheme, Pkcs11 tokens) {
            if (pkcs11 != null) {
                return tokens.key(pkcs11.place(), scheme, pkcs11.keyName());
            }
            if (keystore == null || passwordFile == null) {
                throw new IllegalStateException("a key must have been validated");
            }
            return AttestorKey.inMemory(scheme, Keystore.open(scheme, keystore, passwordFile));
        }
    }

    /// A keystore and what opens it.
    ///
    /// @param keystore the file
    /// @param passwordFile with one line, not readable by everybody
    public record KeystoreFile(@NotNull Path keystore, @NotNull Path passwordFile) {

        Hash32 open(KeyScheme scheme) {
            return Keystore.open(scheme, keystore, passwordFile);
        }
    }

    @AssertTrue(
            message = "either secp256k1 or remote must be set, and ed25519 only beside secp256k1")
    boolean isPlaceOfKeys() {
        return (secp256k1 == null) != (remote == null) && (ed25519 == null || remote == null);
    }

    /// Opens the keys of this attestor, or asks the signer that has them.
    ///
    /// @param bundles has the certificates for that
    /// @throws io.xcmgateway.gateway.keystore.KeystoreException if one does not open, or the signer
    ///   does not answer
    public AttestorKeys attestor(SslBundles bundles) {
        return remote == null ? own() : remote.connect(bundles);
    }

    /// Opens the keys that this process uses itself.
    ///
    /// @throws io.xcmgateway.gateway.keystore.KeystoreException if one does not open
    public AttestorKeys own() {
        if (secp256k1 == null) {
            throw new UnsafeStartException(
                    "xcm-gateway.keys.secp256k1 must be set for a signer, was not",
                    "Set it to a keystore or a token; xcm-gateway.keys.remote is for gateways.");
        }
        Pkcs11 tokens = new Pkcs11();
        try {
            return AttestorKeys.of(
                    secp256k1.open(KeyScheme.SECP256K1, tokens),
                    ed25519 == null ? null : ed25519.open(KeyScheme.ED25519, tokens));
        } catch (RuntimeException e) {
            tokens.close();
            throw e;
        }
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
