package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.keystore.KeystoreException;
import io.xcmgateway.gateway.signer.RemoteKeys;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/// A signer that is another process.
///
/// @param url `https://` with host and port, and nothing after them
/// @param sslBundle name of the bundle of `spring.ssl.bundle.*` that trusts the signer, and has the
///   certificate that the signer knows this gateway by
/// @param timeoutSeconds how long an answer may take
public record RemoteProperties(
        @NotNull @Pattern(regexp = "https://[^/]+/?") String url,
        @NotBlank String sslBundle,
        @DefaultValue("10") @Min(1) @Max(300) int timeoutSeconds) {

    /// @throws KeystoreException if it does not answer
    AttestorKeys connect(SslBundles bundles) {
        try {
            RemoteKeys keys =
                    RemoteKeys.connect(
                            URI.create(url),
                            bundles.getBundle(sslBundle).createSslContext(),
                            Duration.ofSeconds(timeoutSeconds));
            bundles.addBundleUpdateHandler(
                    sslBundle, bundle -> keys.renew(bundle.createSslContext()));
            return keys;
        } catch (SignerUnavailableException e) {
            throw new KeystoreException("xcm-gateway.keys.remote: " + e.getMessage());
        }
    }
}
