package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.Password;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Another password.
@CommandLine.Command(
        name = "rotate",
        description = {
            "Closes the key of a keystore with another password, and replaces the file by one"
                    + " rename; prints its scheme and address or public key.",
            "The key stays the same. An attestor gets another one by `keys generate`, and by"
                    + " handing over to a set that has it: `xcm-verify rotation`."
        })
final class RotateCommand extends KeyCommand {
    private final RandomGenerator random;

    @CommandLine.Parameters(paramLabel = "KEYSTORE", description = "the keystore")
    private @Nullable Path keystore;

    @CommandLine.Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "the password that opens it: one line")
    private @Nullable Path passwordFile;

    @CommandLine.Option(
            names = "--new-password-file",
            required = true,
            paramLabel = "FILE",
            description = "the password that will open it: one line")
    private @Nullable Path newPasswordFile;

    RotateCommand(RandomGenerator random) {
        this.random = random;
    }

    @Override
    void run() {
        Path file = required(keystore);
        KeyScheme scheme = Keystore.read(file).scheme();
        Hash32 secret = Keystore.open(scheme, file, required(passwordFile));
        try (Password password = Password.read(required(newPasswordFile))) {
            Keystore.close(scheme, secret, password, random).replaceFile(file);
        }
        print(scheme.word() + " " + scheme.publicId(secret));
    }
}
