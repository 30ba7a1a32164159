package io.xcmgateway.gateway.keys;

import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.SecretFile;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A key that lay open.
@CommandLine.Command(
        name = "import",
        description = {
            "Closes a secret that lies open in a file; prints its scheme and address or public"
                    + " key.",
            "A keystore that a wallet made needs no import: it is used as it is."
        })
final class ImportCommand extends KeyCommand {
    private final RandomGenerator random;

    @CommandLine.Option(
            names = "--scheme",
            required = true,
            paramLabel = "SCHEME",
            description = "secp256k1 or ed25519")
    private @Nullable KeyScheme scheme;

    @CommandLine.Option(
            names = "--secret",
            required = true,
            paramLabel = "FILE",
            description = "32 bytes in hex, readable by its owner alone")
    private @Nullable Path secret;

    @CommandLine.Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "the password that will open it: one line")
    private @Nullable Path passwordFile;

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the keystore, which must not be there yet")
    private @Nullable Path out;

    ImportCommand(RandomGenerator random) {
        this.random = random;
    }

    @Override
    void run() {
        keep(
                required(scheme),
                SecretFile.read(required(secret)),
                required(passwordFile),
                required(out),
                random);
    }
}
