package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.SecretFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A key laid open.
@CommandLine.Command(
        name = "export",
        description =
                "Lays a secret open in a file for its owner alone, as xcm-verify attest and"
                        + " rotation sign take it; prints its scheme and address or public key.")
final class ExportCommand extends KeyCommand {
    @CommandLine.Parameters(paramLabel = "KEYSTORE", description = "the keystore")
    private @Nullable Path keystore;

    @CommandLine.Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "the password that opens it: one line")
    private @Nullable Path passwordFile;

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the secret, 32 bytes in hex, which must not be there yet")
    private @Nullable Path out;

    @Override
    void run() {
        Path file = required(keystore);
        KeyScheme scheme = Keystore.read(file).scheme();
        Hash32 secret = Keystore.open(scheme, file, required(passwordFile));
        SecretFile.create(required(out), secret);
        print(scheme.word() + " " + scheme.publicId(secret));
    }
}
