package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A new key.
@CommandLine.Command(
        name = "generate",
        description = "Makes a key by chance; prints its scheme and address or public key.")
final class GenerateCommand extends KeyCommand {
    private final RandomGenerator random;

    @CommandLine.Option(
            names = "--scheme",
            required = true,
            paramLabel = "SCHEME",
            description = "secp256k1 or ed25519")
    private @Nullable KeyScheme scheme;

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

    GenerateCommand(RandomGenerator random) {
        this.random = random;
    }

    @Override
    void run() {
        KeyScheme chosen = required(scheme);
        Hash32 secret = secret();
        while (!chosen.accepts(secret)) {
            secret = secret();
        }
        keep(chosen, secret, required(passwordFile), required(out), random);
    }

    private Hash32 secret() {
        byte[] bytes = new byte[Hash32.LENGTH_BYTES];
        random.nextBytes(bytes);
        return Hash32.wrap(bytes);
    }
}
