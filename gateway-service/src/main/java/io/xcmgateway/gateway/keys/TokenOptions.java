package io.xcmgateway.gateway.keys;

import io.xcmgateway.gateway.keystore.KeystoreException;
import io.xcmgateway.gateway.pkcs11.TokenPlace;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Where a token is.
final class TokenOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @CommandLine.Option(
            names = "--pkcs11",
            required = true,
            paramLabel = "MODULE",
            description = "the PKCS#11 library of a token, instead of files")
    private @Nullable Path module;

    @CommandLine.Option(
            names = "--token",
            paramLabel = "LABEL",
            description = "which token; or --slot")
    private @Nullable String label;

    @CommandLine.Option(
            names = "--slot",
            paramLabel = "NUMBER",
            description = "which slot; or --token")
    private @Nullable Long slot;

    @CommandLine.Option(
            names = "--pin-file",
            required = true,
            paramLabel = "FILE",
            description = "the PIN of the token's user: one line")
    private @Nullable Path pinFile;

    /// @throws KeystoreException if the token is not named once
    TokenPlace place() {
        if ((label == null) == (slot == null)) {
            throw new KeystoreException("either --token or --slot must be given");
        }
        return new TokenPlace(
                KeyCommand.required(module), label, slot, KeyCommand.required(pinFile), TIMEOUT);
    }
}
